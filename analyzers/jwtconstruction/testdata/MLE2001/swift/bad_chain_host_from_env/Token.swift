import Foundation
import JOSESwift

func request(signer: Signer, certificate: String, digest: String, date: String, body: Data) throws -> URLRequest {
    var header = JWSHeader(algorithm: .RS256)
    header.x5c = [certificate]
    let claims = try JSONSerialization.data(withJSONObject: ["digest": digest, "digestAlgorithm": "SHA-256", "iat": date])
    let token = try JWS(header: header, payload: Payload(claims), signer: signer).compactSerializedString
    let host = ProcessInfo.processInfo.environment["PAY_HOST"] ?? ""
    var request = URLRequest(url: URL(string: "https://\(host)/pts/v2/payments")!)
    request.httpMethod = "POST"
    request.httpBody = body
    request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
    return request
}
