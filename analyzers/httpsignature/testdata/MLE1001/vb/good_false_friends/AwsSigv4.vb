Public Module AwsSigv4
    Public Function Authorization(access As String, scope As String, mac As String) As String
        Return "AWS4-HMAC-SHA256 Credential=" & access & "/" & scope & "/aws4_request, SignedHeaders=host;x-amz-date, Signature=" & mac
    End Function
End Module
