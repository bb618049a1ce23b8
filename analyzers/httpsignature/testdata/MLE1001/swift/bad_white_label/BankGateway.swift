import Foundation

enum Wire: String {
    case merchant = "v-c-merchant-id"
    case signature
}

/// The gateway of the house bank, reached through the proxy of the platform.
struct BankGateway {
    static let host = "gateway.bank.example"
    static let forward = "x-forward-"

    func headers(merchant: String, keyID: String, date: String, digest: String, mac: (String) -> String) -> [String: String] {
        let text = "host: \(BankGateway.host)\nv-c-date: \(date)\nrequest-target: post /pts/v2/payments\ndigest: \(digest)\n\(Wire.merchant.rawValue): \(merchant)"
        let signature = mac(text)
        return [
            BankGateway.forward + Wire.merchant.rawValue: merchant,
            BankGateway.forward + Wire.signature.rawValue: "keyid=\"\(keyID)\", algorithm=\"HmacSHA256\", headers=\"host v-c-date request-target digest v-c-merchant-id\", signature=\"\(signature)\"",
        ]
    }
}
