import Foundation

func payment(token: String, amount: String) throws -> URLRequest {
    var request = URLRequest(url: URL(string: "https://apitest.cybersource.com/pts/v2/payments")!)
    request.httpMethod = "POST"
    request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
    request.httpBody = try JSONEncoder().encode(["orderInformation": ["amountDetails": ["totalAmount": amount]]])
    return request
}
