import SwiftJWT

struct CardinalJwt: Claims {
    let jti: String
    let iat: Int
    let iss: String
    let OrgUnitId: String
    let Payload: [String: String]
    let ObjectifyPayload: Bool
}

func cardinal(key: Data, issuer: String, unit: String, order: [String: String], now: Int) throws -> String {
    var token = JWT(claims: CardinalJwt(jti: "\(now)", iat: now, iss: issuer, OrgUnitId: unit, Payload: order, ObjectifyPayload: true))
    return try token.sign(using: .hs256(key: key))
}
