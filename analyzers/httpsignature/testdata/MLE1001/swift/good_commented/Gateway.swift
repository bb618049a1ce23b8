import Foundation

/// The gateway once wanted a Signature header:
/// keyid="…", algorithm="HmacSHA256", headers="host v-c-date request-target v-c-merchant-id", signature="…".
enum Gateway {
    static let host = "api.cybersource.com"

    static func request(path: String, token: String) -> URLRequest {
        var request = URLRequest(url: URL(string: "https://\(host)\(path)")!)
        // let text = "host: \(host)\nv-c-date: \(date)\nrequest-target: get \(path)\nv-c-merchant-id: \(merchant)"
        /* request.setValue(signature, forHTTPHeaderField: "Signature") /* gone */ */
        request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
        return request
    }
}
