import Foundation
import JOSESwift

func open(_ payload: String, with decrypter: Decrypter) throws -> Data {
    return try JWE(compactSerialization: payload).decrypt(using: decrypter).data()
}
