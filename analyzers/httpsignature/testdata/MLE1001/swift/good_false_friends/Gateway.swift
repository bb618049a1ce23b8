import Foundation

/// The one path that is in use.
struct Gateway {
    static let host = "apitest.cybersource.com"

    func token(serial: String, merchant: String, digest: String, key: SigningKey) throws -> String {
        let now = Int(Date().timeIntervalSince1970)
        let header: [String: Any] = ["alg": "RS256", "kid": serial, "typ": "JWT"]
        let claims: [String: Any] = [
            "iss": merchant, "jti": UUID().uuidString, "iat": now, "exp": now + 120,
            "v-c-jwt-version": "2", "v-c-merchant-id": merchant,
            "request-host": Gateway.host, "request-method": "post", "request-resource-path": "/pts/v2/payments",
            "digest": digest, "digestAlgorithm": "SHA-256",
        ]
        let text = try encoded(header) + "." + encoded(claims)
        return text + "." + key.sign(text).base64URLEncodedString()
    }

    private func encoded(_ part: [String: Any]) throws -> String {
        return try JSONSerialization.data(withJSONObject: part).base64URLEncodedString()
    }
}
