import CryptoKit
import Foundation

func tencent(key: SymmetricKey, id: String, date: String, source: String) -> String {
    let mac = HMAC<Insecure.SHA1>.authenticationCode(for: Data("x-date: \(date)\nx-source: \(source)".utf8), using: key)
    return "hmac id=\"\(id)\", algorithm=\"hmac-sha1\", headers=\"x-date x-source\", signature=\"\(Data(mac).base64EncodedString())\""
}
