Public Module SecureAcceptance
    Public Const Form As String = "https://testsecureacceptance.cybersource.com/pay"

    Public Sub Sign(fields As Dictionary(Of String, String), mac As String)
        fields("signed_field_names") = "access_key,profile_id,transaction_uuid"
        fields("signature") = mac
    End Sub
End Module
