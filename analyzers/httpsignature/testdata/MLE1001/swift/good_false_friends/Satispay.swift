import Foundation

func satispay(_ request: inout URLRequest, key: SigningKey, keyID: String, date: String, digest: String) {
    let signature = key.sign("(request-target): post /g_business/v1/payments\nhost: authservices.satispay.com\ndate: \(date)\ndigest: \(digest)")
    request.setValue(digest, forHTTPHeaderField: "Digest")
    request.setValue("Signature keyId=\"\(keyID)\", algorithm=\"rsa-sha256\", headers=\"(request-target) host date digest\", signature=\"\(signature)\"", forHTTPHeaderField: "Authorization")
}
