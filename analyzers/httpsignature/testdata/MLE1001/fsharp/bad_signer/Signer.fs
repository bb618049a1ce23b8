module Shop.Signer

open System
open System.Net.Http
open System.Security.Cryptography
open System.Text

let host = "apitest.cybersource.com"

let sign (request: HttpRequestMessage) (merchant: string) (key: string) (secret: byte[]) (day: string) =
    let text = sprintf "host: %s\nv-c-date: %s\nrequest-target: post /pts/v2/payments\nv-c-merchant-id: %s" host day merchant
    let mac = Convert.ToBase64String((new HMACSHA256(secret)).ComputeHash(Encoding.UTF8.GetBytes text))
    request.Headers.Add("v-c-merchant-id", merchant)
    request.Headers.TryAddWithoutValidation("Signature", sprintf "keyid=\"%s\", algorithm=\"HmacSHA256\", headers=\"host v-c-date request-target v-c-merchant-id\", signature=\"%s\"" key mac)
