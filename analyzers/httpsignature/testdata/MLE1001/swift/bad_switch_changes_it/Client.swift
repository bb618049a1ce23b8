import Foundation

struct Client {
    let mle: Bool
    let merchant: String
    let keyID: String

    /// Encrypted payments go with a token, the others are signed as before.
    func payment(sealed: String, plain: Data, token: String, date: String, mac: String) throws -> URLRequest {
        var request = URLRequest(url: URL(string: "https://apitest.cybersource.com/pts/v2/payments")!)
        request.httpMethod = "POST"
        if mle {
            request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
            request.httpBody = try JSONEncoder().encode(["encryptedRequest": sealed])
        } else {
            request.setValue(merchant, forHTTPHeaderField: "v-c-merchant-id")
            request.setValue(date, forHTTPHeaderField: "v-c-date")
            request.setValue("keyid=\"\(keyID)\", algorithm=\"HmacSHA256\", headers=\"host v-c-date request-target v-c-merchant-id\", signature=\"\(mac)\"", forHTTPHeaderField: "Signature")
            request.httpBody = plain
        }
        return request
    }
}
