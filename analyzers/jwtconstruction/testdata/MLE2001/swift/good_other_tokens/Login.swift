import Foundation
import SwiftJWT

let gateway = "https://apitest.cybersource.com"

struct Session: Claims {
    let sub: String
    let iss: String
    let iat: Date
    let exp: Date
}

/// Logs a customer in.
func login(user: String, key: Data) throws -> String {
    let now = Date()
    var token = JWT(claims: Session(sub: user, iss: "shop.example", iat: now, exp: now.addingTimeInterval(28_800)))
    return try token.sign(using: .hs256(key: key))
}

/// Speaks to the store of the phone.
func store(team: String, kid: String) -> [[String: Any]] {
    let header: [String: Any] = ["alg": "ES256", "kid": kid, "typ": "JWT"]
    let claims: [String: Any] = ["iss": team, "iat": Int(Date().timeIntervalSince1970), "aud": "appstoreconnect-v1", "bid": "example.shop"]
    return [header, claims]
}
