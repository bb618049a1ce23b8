module Shop.CommentedOut

let gateway = "https://apitest.cybersource.com"

let send (request: System.Net.Http.HttpRequestMessage) token =
    // request.Headers.Add("v-c-merchant-id", merchant)
    (* request.Headers.Add("Signature", sprintf "keyid=\"%s\", algorithm=\"HmacSHA256\", headers=\"host request-target v-c-merchant-id\", signature=\"%s\"" key mac) *)
    request.Headers.Add("Authorization", "Bearer " + token)
