import Foundation

class Client {
    private let session = URLSession.shared
    private let base = "https://apitest.cybersource.com"

    func pay(merchant: String, signature: String, date: String, digest: String, body: Data) async throws -> Data {
        guard let url = URL(string: base + "/pts/v2/payments") else { throw URLError(.badURL) }
        var request = URLRequest(url: url)
        request.httpMethod = "POST"
        request.httpBody = body
        request.setValue(merchant, forHTTPHeaderField: "v-c-merchant-id")
        request.setValue(date, forHTTPHeaderField: "v-c-date")
        request.addValue("SHA-256=" + digest, forHTTPHeaderField: "Digest")
        request.addValue(signature, forHTTPHeaderField: "Signature")
        let (data, _) = try await session.data(for: request)
        return data
    }
}
