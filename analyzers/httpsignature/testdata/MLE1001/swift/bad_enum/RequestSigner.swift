import CryptoSwift
import Foundation

final class RequestSigner {
    private let keyID: String
    private let key: [UInt8]

    init(keyID: String, key: [UInt8]) {
        self.keyID = keyID
        self.key = key
    }

    func signature(of values: [HeaderName: String]) throws -> String {
        let names: [HeaderName] = [.host, .date, .target, .digest, .merchant]
        let lines = names.map { "\($0.rawValue): \(values[$0] ?? "")" }
        let mac = try HMAC(key: key, variant: .sha256).authenticate(lines.joined(separator: "\n").bytes)
        let signed = names.map { $0.rawValue }.joined(separator: " ")
        return #"keyid="\#(keyID)", algorithm="HmacSHA256", headers="\#(signed)", signature="\#(mac.toBase64())""#
    }
}
