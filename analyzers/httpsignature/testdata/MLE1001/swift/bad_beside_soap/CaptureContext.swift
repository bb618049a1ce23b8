import Foundation

func captureContext(merchant: String, key: String, date: String, mac: String, body: Data) -> URLRequest {
    var request = URLRequest(url: URL(string: "https://apitest.cybersource.com/microform/v2/sessions")!)
    request.httpMethod = "POST"
    request.httpBody = body
    request.addValue(merchant, forHTTPHeaderField: "v-c-merchant-id")
    request.addValue(date, forHTTPHeaderField: "v-c-date")
    request.addValue("keyid=\"\(key)\", algorithm=\"HmacSHA256\", headers=\"host v-c-date request-target v-c-merchant-id\", signature=\"\(mac)\"", forHTTPHeaderField: "Signature")
    return request
}
