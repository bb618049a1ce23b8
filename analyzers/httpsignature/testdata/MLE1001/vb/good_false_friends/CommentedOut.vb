Public Module CommentedOut
    Public Const Gateway As String = "https://apitest.cybersource.com"

    Public Sub Send(request As HttpWebRequest, token As String)
        ' request.Headers.Add("v-c-merchant-id", merchant)
        ' request.Headers.Add("Signature", "keyid=""" & key & """, algorithm=""HmacSHA256"", headers=""host request-target v-c-merchant-id"", signature=""" & mac & """")
        request.Headers.Add("Authorization", "Bearer " & token)
    End Sub
End Module
