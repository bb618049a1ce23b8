import Foundation

func pay(amount: String, token: String) async throws -> Data {
    var request = URLRequest(url: URL(string: "https://apitest.cybersource.com/pts/v2/payments")!)
    request.httpMethod = "POST"
    request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
    request.httpBody = try JSONSerialization.data(withJSONObject: ["orderInformation": ["amountDetails": ["totalAmount": amount]]])
    return try await URLSession.shared.data(for: request).0
}
