import Foundation

var request = URLRequest(url: URL(string: "https://apitest.cybersource.com/pts/v2/payments")!)
request.setValue("acme", forHTTPHeaderField: "v-c-merchant-id")
request.setValue("Mon, 12 Jan 2026 10:00:00 GMT", forHTTPHeaderField: "Date")
request.setValue("keyid=\"08c94330-0000-0000-0000-000000000000\", algorithm=\"HmacSHA256\", headers=\"host date request-target v-c-merchant-id\", signature=\"AAAA=\"", forHTTPHeaderField: "Signature")
URLSession.shared.dataTask(with: request).resume()
