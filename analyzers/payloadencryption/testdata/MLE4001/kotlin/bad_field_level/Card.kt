package shop.transfer

import com.mastercard.developer.encryption.FieldLevelEncryptionConfigBuilder
import com.mastercard.developer.encryption.FieldLevelEncryption
import java.security.cert.Certificate

const val HOST = "https://sandbox.api.mastercard.com"

class Card(private val certificate: Certificate) {
    fun encrypt(body: String): String {
        val config = FieldLevelEncryptionConfigBuilder.aFieldLevelEncryptionConfig()
            .withEncryptionCertificate(certificate)
            .withEncryptionPath("$", "$")
            .withEncryptedValueFieldName("encryptedData")
            .build()
        return FieldLevelEncryption.encryptPayload(body, config)
    }
}
