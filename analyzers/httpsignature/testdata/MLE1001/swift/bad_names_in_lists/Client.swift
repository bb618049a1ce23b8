import CryptoKit
import Foundation

enum Names {
    static let merchant = "V-C-Merchant-Id"
    static let signed = ["Host", "V-C-Date", "Request-Target", "Digest", merchant]
}

struct Client {
    let keyID: String
    let key: SymmetricKey

    func request(to url: URL, values: [String: String]) -> URLRequest {
        let text = Names.signed.map { "\($0.lowercased()): \(values[$0] ?? "")" }.joined(separator: "\n")
        let signed = Names.signed.map { $0.lowercased() }.joined(separator: " ")
        let signature = Data(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key)).base64EncodedString()
        var headers: [String: String] = [:]
        headers[Names.merchant] = values[Names.merchant]
        headers["Signature"] = "keyid=\"\(keyID)\", algorithm=\"HmacSHA256\", headers=\"\(signed)\", signature=\"\(signature)\""
        var request = URLRequest(url: url)
        for (name, value) in headers {
            request.setValue(value, forHTTPHeaderField: name)
        }
        return request
    }
}
