Imports System.Net
Imports System.Security.Cryptography
Imports System.Text

Public Class Signer
    Private Const Host As String = "apitest.cybersource.com"

    Public Sub Sign(request As HttpWebRequest, merchant As String, key As String, secret As Byte(), day As String)
        Dim text As String = "host: " & Host & vbLf & "v-c-date: " & day & vbLf & "request-target: post /pts/v2/payments" & vbLf & "v-c-merchant-id: " & merchant
        Dim mac As String = Convert.ToBase64String(New HMACSHA256(secret).ComputeHash(Encoding.UTF8.GetBytes(text)))
        request.Headers.Add("v-c-merchant-id", merchant)
        request.Headers.Add("Signature", "keyid=""" & key & """, algorithm=""HmacSHA256"", headers=""host v-c-date request-target v-c-merchant-id"", signature=""" & mac & """")
    End Sub
End Class
