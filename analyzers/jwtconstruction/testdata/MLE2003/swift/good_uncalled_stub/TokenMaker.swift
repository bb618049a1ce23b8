import CryptoKit
import Foundation

struct TokenMaker {
    static let host = "apitest.cybersource.com"

    let keyID: String
    let merchant: String
    let replyKeyID: String
    let key: SigningKey

    func token(method: String, path: String, body: Data) throws -> String {
        let now = Int(Date().timeIntervalSince1970)
        let header: [String: Any] = ["alg": "RS256", "kid": keyID, "typ": "JWT"]
        var claims: [String: Any] = [
            "iss": merchant,
            "jti": UUID().uuidString,
            "iat": now,
            "exp": now + 120,
            "request-host": TokenMaker.host,
            "request-method": method.lowercased(),
            "request-resource-path": path,
            "v-c-jwt-version": "2",
            "v-c-merchant-id": merchant,
            "v-c-response-mle-kid": replyKeyID,
        ]
        claims["digest"] = Data(SHA256.hash(data: body)).base64EncodedString()
        claims["digestAlgorithm"] = "SHA-256"
        let text = try encoded(header) + "." + encoded(claims)
        return text + "." + key.sign(text).base64URLEncodedString()
    }

    private func encoded(_ part: [String: Any]) throws -> String {
        return try JSONSerialization.data(withJSONObject: part).base64URLEncodedString()
    }
}
