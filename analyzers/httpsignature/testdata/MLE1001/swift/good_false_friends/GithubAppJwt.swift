import Foundation
import SwiftJWT

struct GithubAppJwt: Claims {
    let iat: Int
    let exp: Int
    let iss: String
}

func installations(key: Data, app: String, now: Int) throws -> URLRequest {
    var token = JWT(claims: GithubAppJwt(iat: now - 60, exp: now + 600, iss: app))
    var request = URLRequest(url: URL(string: "https://api.github.com/app/installations")!)
    request.setValue("Bearer \(try token.sign(using: .rs256(privateKey: key)))", forHTTPHeaderField: "Authorization")
    return request
}
