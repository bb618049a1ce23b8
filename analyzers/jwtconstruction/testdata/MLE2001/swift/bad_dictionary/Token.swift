import Foundation

let gateway = "https://apitest.cybersource.com"

func claims(digest: String) -> [String: Any] {
    return ["digest": digest, "digestAlgorithm": "SHA-256", "iat": ISO8601DateFormatter().string(from: Date())]
}
