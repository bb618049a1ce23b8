import Foundation
import JOSESwift

struct Client {
    static let host = "apitest.cybersource.com"
    let merchant: String
    let keyID: String

    private func seal(_ plain: Data, with encrypter: Encrypter, serial: String) throws -> Data {
        var header = JWEHeader(keyManagementAlgorithm: .RSAOAEP256, contentEncryptionAlgorithm: .A256GCM)
        header.kid = serial
        let jwe = try JWE(header: header, payload: Payload(plain), encrypter: encrypter)
        return try JSONEncoder().encode(["encryptedRequest": jwe.compactSerializedString])
    }

    func payment(_ plain: Data, encrypter: Encrypter, serial: String, date: String, digest: String, mac: (String) -> String) throws -> URLRequest {
        let text = "host: \(Client.host)\nv-c-date: \(date)\nrequest-target: post /pts/v2/payments\ndigest: \(digest)\nv-c-merchant-id: \(merchant)"
        let signature = mac(text)
        var request = URLRequest(url: URL(string: "https://\(Client.host)/pts/v2/payments")!)
        request.httpMethod = "POST"
        request.httpBody = try seal(plain, with: encrypter, serial: serial)
        request.setValue(merchant, forHTTPHeaderField: "v-c-merchant-id")
        request.setValue(date, forHTTPHeaderField: "v-c-date")
        request.setValue(digest, forHTTPHeaderField: "Digest")
        request.setValue("keyid=\"\(keyID)\", algorithm=\"HmacSHA256\", headers=\"host v-c-date request-target digest v-c-merchant-id\", signature=\"\(signature)\"", forHTTPHeaderField: "Signature")
        return request
    }
}
