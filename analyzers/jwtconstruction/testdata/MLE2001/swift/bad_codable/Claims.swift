import JWTKit

enum Gateway {
    static let host = "api.cybersource.com"
}

struct GatewayClaims: JWTPayload {
    var bodyDigest: String
    var hashName = "SHA-256"
    var issued: IssuedAtClaim

    enum CodingKeys: String, CodingKey {
        case bodyDigest = "digest"
        case hashName = "digestAlgorithm"
        case issued = "iat"
    }
}
