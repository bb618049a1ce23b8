import Foundation
import JOSESwift

final class PaymentClient {
    private let maker: TokenMaker
    private let gatewayKey: SecKey
    private let gatewayKeyID: String
    private let replyKey: SecKey

    init(maker: TokenMaker, gatewayKey: SecKey, gatewayKeyID: String, replyKey: SecKey) {
        self.maker = maker
        self.gatewayKey = gatewayKey
        self.gatewayKeyID = gatewayKeyID
        self.replyKey = replyKey
    }

    private func seal(_ body: Data) throws -> Data {
        var header = try JWEHeader(parameters: ["alg": "RSA-OAEP", "enc": "A256GCM", "kid": gatewayKeyID, "iat": Int(Date().timeIntervalSince1970)])
        let encrypter = Encrypter(keyManagementAlgorithm: .RSAOAEP, contentEncryptionAlgorithm: .A256GCM, encryptionKey: gatewayKey)!
        let sealed = try JWE(header: header, payload: Payload(body), encrypter: encrypter)
        return try JSONSerialization.data(withJSONObject: ["encryptedRequest": sealed.compactSerializedString])
    }

    func pay(_ payment: [String: Any]) async throws -> Data {
        let path = "/pts/v2/payments"
        let body = try seal(JSONSerialization.data(withJSONObject: payment))
        var request = URLRequest(url: URL(string: "https://\(TokenMaker.host)\(path)")!)
        request.httpMethod = "POST"
        request.httpBody = body
        request.setValue("Bearer " + (try maker.token(method: "POST", path: path, body: body)), forHTTPHeaderField: "Authorization")
        let (data, _) = try await URLSession.shared.data(for: request)
        return try open(data)
    }

    private func open(_ data: Data) throws -> Data {
        let reply = try JSONSerialization.jsonObject(with: data) as? [String: Any]
        guard let sealed = reply?["encryptedResponse"] as? String else { return data }
        let decrypter = Decrypter(keyManagementAlgorithm: .RSAOAEP256, contentEncryptionAlgorithm: .A256GCM, decryptionKey: replyKey)!
        let jwe = try JWE(compactSerialization: sealed)
        return try jwe.decrypt(using: decrypter).data()
    }
}
