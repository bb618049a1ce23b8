package shop.pay

import com.nimbusds.jose.EncryptionMethod
import com.nimbusds.jose.JWEAlgorithm
import com.nimbusds.jose.JWEHeader
import com.nimbusds.jose.JWEObject
import com.nimbusds.jose.Payload
import com.nimbusds.jose.crypto.RSAEncrypter
import java.security.interfaces.RSAPublicKey

class Client(private val key: RSAPublicKey, private val keyId: String) {
    private val host = "https://apitest.cybersource.com"

    fun encrypt(body: String): String {
        val header = JWEHeader.Builder(JWEAlgorithm.RSA1_5, EncryptionMethod.A256GCM)
            .keyID(keyId)
            .customParam("iat", System.currentTimeMillis() / 1000)
            .build()
        val token = JWEObject(header, Payload(body)).apply { encrypt(RSAEncrypter(key)) }
        return "{\"encryptedRequest\":\"${token.serialize()}\"}"
    }
}
