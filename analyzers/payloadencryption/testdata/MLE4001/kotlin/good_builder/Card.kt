package shop.transfer

import com.mastercard.developer.encryption.JweConfigBuilder
import com.mastercard.developer.encryption.JweEncryption
import java.security.cert.Certificate

const val HOST = "https://sandbox.api.mastercard.com"

class Card(private val certificate: Certificate) {
    fun encrypt(body: String): String {
        val config = JweConfigBuilder.aJweEncryptionConfig()
            .withEncryptionCertificate(certificate)
            .withEncryptionPath("$", "$")
            .withEncryptedValueFieldName("encryptedData")
            .build()
        return JweEncryption.encryptPayload(body, config)
    }
}
