import Alamofire

struct Payments {
    let merchant: String
    let host = ProcessInfo.processInfo.environment["GATEWAY_HOST"] ?? "api.cybersource.com"

    private func headers(signature: String, date: String) -> HTTPHeaders {
        var headers: HTTPHeaders = [.contentType("application/json")]
        headers.add(name: Names.merchant.rawValue, value: merchant)
        headers.add(name: Names.date.rawValue, value: date)
        headers[Names.signature.rawValue] = signature
        return headers
    }

    func pay(_ body: [String: Any], signature: String, date: String) {
        AF.request("https://\(host)/pts/v2/payments", method: .post, parameters: body, encoding: JSONEncoding.default, headers: headers(signature: signature, date: date))
            .responseData { reply in print(reply) }
    }
}
