import Moya

enum GatewayTarget {
    case pay(Payment, signature: String, date: String)
}

extension GatewayTarget: TargetType {
    var baseURL: URL { return URL(string: "https://apitest.cybersource.com")! }

    var path: String { "/pts/v2/payments" }

    var headers: [String: String]? {
        switch self {
        case let .pay(_, signature, date):
            return ["Content-Type": "application/json", "v-c-merchant-id": Settings.merchant, "v-c-date": date, "Signature": signature]
        }
    }
}
