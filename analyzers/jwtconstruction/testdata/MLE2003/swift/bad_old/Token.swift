import Foundation

let host = "apitest.cybersource.com"

func claims(digest: String) -> [String: Any] {
    return ["digest": digest, "digestAlgorithm": "SHA-256", "iat": Int(Date().timeIntervalSince1970)]
}
