import Foundation
import JOSESwift

func encData(_ plain: Data, encrypter: Encrypter, keyID: String) throws -> [String: String] {
    var header = JWEHeader(keyManagementAlgorithm: .RSAOAEP256, contentEncryptionAlgorithm: .A128GCM)
    header.kid = keyID
    return ["encData": try JWE(header: header, payload: Payload(plain), encrypter: encrypter).compactSerializedString]
}
