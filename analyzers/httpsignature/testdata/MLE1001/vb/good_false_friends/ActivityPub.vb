Public Module ActivityPub
    Public Function Header(actor As String, mac As String) As String
        Return "keyId=""" & actor & "#main-key"",algorithm=""rsa-sha256"",headers=""(request-target) host date digest"",signature=""" & mac & """"
    End Function
End Module
