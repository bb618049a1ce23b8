import Foundation
import SwiftJWT

struct ZoomJwt: Claims {
    let iss: String
    let iat: Int
    let exp: Int
}

func users(key: Data, api: String, now: Int) throws -> URLRequest {
    var token = JWT(claims: ZoomJwt(iss: api, iat: now, exp: now + 5400))
    var request = URLRequest(url: URL(string: "https://api.zoom.us/v2/users")!)
    request.setValue("Bearer \(try token.sign(using: .hs256(key: key)))", forHTTPHeaderField: "Authorization")
    return request
}
