import Foundation

func request(to path: String, merchant: String, signature: String, date: String) -> URLRequest {
    var request = URLRequest(url: URL(string: "https://apitest.cybersource.com\(path)")!)
    let fields = [
        "Accept": "application/json",
        "V-C-Merchant-Id": merchant,
        "Date": date,
        "Signature": signature,
    ]
    for (name, value) in fields {
        request.setValue(value, forHTTPHeaderField: name)
    }
    return request
}
