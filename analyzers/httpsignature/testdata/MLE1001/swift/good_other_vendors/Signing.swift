import CryptoKit
import Foundation

/// Signatures of a cloud and of the social web, beside the address of the gateway.
enum Signing {
    static let gateway = "https://apitest.cybersource.com"

    private static func mac(_ key: Data, _ text: String) -> Data {
        return Data(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: SymmetricKey(data: key)))
    }

    /// The authorization of a request to the object store.
    static func cloud(access: String, secret: Data, day: String, region: String, canonical: String) -> String {
        let scope = "\(day)/\(region)/s3/aws4_request"
        let signed = ["host", "x-amz-content-sha256", "x-amz-date"].joined(separator: ";")
        let signature = mac(mac(secret, day), "AWS4-HMAC-SHA256\n\(day)\n\(scope)\n\(canonical)").base64EncodedString()
        return "AWS4-HMAC-SHA256 Credential=\(access)/\(scope), SignedHeaders=\(signed), Signature=\(signature)"
    }

    /// The signature of a message to another instance.
    static func activity(actor: String, host: String, date: String, digest: String, key: SigningKey) -> String {
        let text = "(request-target): post /inbox\nhost: \(host)\ndate: \(date)\ndigest: SHA-256=\(digest)"
        let signature = key.sign(text)
        return "keyId=\"\(actor)#main-key\",algorithm=\"rsa-sha256\",headers=\"(request-target) host date digest\",signature=\"\(signature)\""
    }

    /// Whether a notice comes from the gateway: v-c-signature holds the time, the key and a MAC.
    static func isGenuine(_ notice: URLRequest, body: String, secret: Data) -> Bool {
        guard let sent = notice.value(forHTTPHeaderField: "v-c-signature") else { return false }
        let time = sent.split(separator: ";")[0]
        return sent.contains("sig=" + mac(secret, "\(time).\(body)").base64EncodedString())
    }

    /// The fields of a hosted form.
    static func form(profile: String, fields: [String: String], secret: Data) -> [String: String] {
        let text = fields.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
        return ["profile_id": profile, "signed_field_names": "access_key,profile_id", "signature": mac(secret, text).base64EncodedString()]
    }
}
