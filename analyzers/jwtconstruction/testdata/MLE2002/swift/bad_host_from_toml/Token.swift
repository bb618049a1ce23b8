import Foundation
import SwiftJWT
import TOMLKit

struct Short: Claims {
    let iss: String
    let iat: Date
    let exp: Date
}

func request(key: Data, serial: String, merchant: String, body: Data) throws -> URLRequest {
    let settings = try TOMLTable(string: String(contentsOfFile: "config.toml"))
    let host = settings["gateway"]?["host"]?.string ?? ""
    let now = Date()
    var token = JWT(header: Header(kid: serial), claims: Short(iss: merchant, iat: now, exp: now.addingTimeInterval(120)))
    let signed = try token.sign(using: .rs256(privateKey: key))
    var request = URLRequest(url: URL(string: "https://\(host)/pts/v2/payments")!)
    request.httpMethod = "POST"
    request.httpBody = body
    request.setValue("Bearer \(signed)", forHTTPHeaderField: "Authorization")
    return request
}
