import SwiftJWT

struct AppleJwt: Claims {
    let iss: String
    let iat: Int
    let exp: Int
    let aud: String
    let sub: String
}

func secret(key: Data, keyID: String, team: String, client: String, now: Int) throws -> String {
    var token = JWT(header: Header(kid: keyID), claims: AppleJwt(iss: team, iat: now, exp: now + 3600, aud: "https://appleid.apple.com", sub: client))
    return try token.sign(using: .es256(privateKey: key))
}
