import Foundation
import JOSESwift

/// Sends money abroad.
final class Transfers {
    private let base = "https://sandbox.api.mastercard.com"
    private let partner: String
    private let signer: OAuthSigner
    private let theirs: SecKey
    private let fingerprint: String
    private let replyKey: SecKey

    init(partner: String, signer: OAuthSigner, theirs: SecKey, fingerprint: String, replyKey: SecKey) {
        self.partner = partner
        self.signer = signer
        self.theirs = theirs
        self.fingerprint = fingerprint
        self.replyKey = replyKey
    }

    private func open(_ data: Data) throws -> Data {
        let reply = try JSONSerialization.jsonObject(with: data) as? [String: Any]
        guard let payload = reply?["encrypted_payload"] as? [String: Any], let sealed = payload["data"] as? String else { return data }
        let decrypter = Decrypter(keyManagementAlgorithm: .RSAOAEP256, contentEncryptionAlgorithm: .A256GCM, decryptionKey: replyKey)!
        return try JWE(compactSerialization: sealed).decrypt(using: decrypter).data()
    }

    func pay(amount: String, sender: String) async throws -> Data {
        let payment = try JSONSerialization.data(withJSONObject: ["amount": amount, "sender": sender])
        let url = URL(string: "\(base)/send/v1/partners/\(partner)/crossborder/payment")!
        let body = payment
        var request = URLRequest(url: url)
        request.httpMethod = "POST"
        request.httpBody = body
        request.setValue(signer.authorizationHeader(method: "POST", url: url, body: body), forHTTPHeaderField: "Authorization")
        let (data, _) = try await URLSession.shared.data(for: request)
        return try open(data)
    }
}
