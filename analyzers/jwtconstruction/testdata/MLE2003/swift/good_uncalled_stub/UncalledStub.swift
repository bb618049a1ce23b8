import CryptoKit
import Foundation

// Left from the time before the tokens.
struct UncalledStub {
    func signature(merchant: String, date: String, digest: String, keyID: String, secret: SymmetricKey) -> String {
        let text = "host: apitest.cybersource.com\nv-c-date: \(date)\nrequest-target: post /pts/v2/payments\ndigest: \(digest)\nv-c-merchant-id: \(merchant)"
        let signed = Data(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: secret)).base64EncodedString()
        return "keyid=\"\(keyID)\", algorithm=\"HmacSHA256\", headers=\"host v-c-date request-target digest v-c-merchant-id\", signature=\"\(signed)\""
    }
}
