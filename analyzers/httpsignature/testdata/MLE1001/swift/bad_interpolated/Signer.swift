import CryptoKit
import Foundation

/// Signs requests to the gateway.
struct Signer {
    static let host = "apitest.cybersource.com"

    let keyID: String
    let merchantID: String
    let secret: Data

    func header(path: String, date: String, body: Data) -> String {
        let digest = Data(SHA256.hash(data: body)).base64EncodedString()
        let text = """
            host: \(Signer.host)
            v-c-date: \(date)
            request-target: post \(path)
            digest: SHA-256=\(digest)
            v-c-merchant-id: \(merchantID)
            """
        let mac = HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: SymmetricKey(data: secret))
        let signature = Data(mac).base64EncodedString()
        return "keyid=\"\(keyID)\", algorithm=\"HmacSHA256\", headers=\"host v-c-date request-target digest v-c-merchant-id\", signature=\"\(signature)\""
    }
}
