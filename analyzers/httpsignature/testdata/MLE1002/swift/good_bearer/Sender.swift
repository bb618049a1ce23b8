import Alamofire
import Foundation

struct Sender {
    let base = "https://apitest.cybersource.com"

    func pay(_ body: Data, token: String) -> URLRequest {
        var request = URLRequest(url: URL(string: base + "/pts/v2/payments")!)
        request.httpMethod = "POST"
        request.allHTTPHeaderFields = ["Authorization": "Bearer \(token)", "Content-Type": "application/json"]
        request.httpBody = body
        return request
    }

    func stock(signature: String) {
        let headers: HTTPHeaders = [HTTPHeader(name: "Signature", value: signature), HTTPHeader(name: "X-Shop", value: "1")]
        AF.request("https://stock.shop.example/items", headers: headers).response { _ in }
    }
}
