import Foundation

func rates(time: String, mac: String) -> URLRequest {
    var request = URLRequest(url: URL(string: "https://sandbox.api.visa.com/forexrates/v2/foreignexchangerates")!)
    request.setValue("xv2:\(time):\(mac)", forHTTPHeaderField: "x-pay-token")
    return request
}
