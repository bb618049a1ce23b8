Public Class Token
    Private Const Address As String = "https://apitest.cybersource.com/pts/v2/payments"

    Public Function Header(certificate As String, merchant As String) As Dictionary(Of String, Object)
        Dim out As New Dictionary(Of String, Object)
        out("x5c") = certificate
        out("v-c-merchant-id") = merchant
        Return out
    End Function

    Public Function Claims(digest As String, day As String) As Dictionary(Of String, Object)
        Dim out As New Dictionary(Of String, Object)
        out("digest") = digest
        out("digestAlgorithm") = "SHA-256"
        out("iat") = day
        Return out
    End Function
End Class
