import CommonCrypto
import Foundation

private let merchantHeader = "v-c-merchant-id"

func signingText(host: String, date: String, merchant: String, digest: String) -> String {
    var text = "host: " + host + "\n"
    text += "date: \(date)\n"
    text.append("(request-target): post /pts/v2/payments\n")
    text += String(format: "digest: SHA-256=%@\n%@: %@", digest, merchantHeader, merchant)
    return text
}

func sign(_ text: String, with key: Data) -> Data {
    var out = [UInt8](repeating: 0, count: Int(CC_SHA256_DIGEST_LENGTH))
    let bytes = Array(text.utf8)
    CCHmac(CCHmacAlgorithm(kCCHmacAlgSHA256), (key as NSData).bytes, key.count, bytes, bytes.count, &out)
    return Data(out)
}
