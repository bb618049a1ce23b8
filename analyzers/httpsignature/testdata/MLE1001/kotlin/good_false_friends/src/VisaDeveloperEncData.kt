package shop

import com.nimbusds.jose.EncryptionMethod
import com.nimbusds.jose.JWEAlgorithm
import com.nimbusds.jose.JWEHeader
import com.nimbusds.jose.JWEObject
import com.nimbusds.jose.Payload
import com.nimbusds.jose.crypto.RSAEncrypter

fun encData(key: RSAEncrypter, keyId: String, plain: String): Map<String, String> {
    val jwe = JWEObject(JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A128GCM).keyID(keyId).build(), Payload(plain))
    jwe.encrypt(key)
    return mapOf("encData" to jwe.serialize())
}
