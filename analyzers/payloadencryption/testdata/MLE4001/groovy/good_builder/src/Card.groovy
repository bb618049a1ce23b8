package shop.transfer

import com.mastercard.developer.encryption.JweConfigBuilder
import com.mastercard.developer.encryption.JweEncryption

class Card {
    static final HOST = 'https://sandbox.api.mastercard.com'

    String encrypt(certificate, String body) {
        def config = JweConfigBuilder.aJweEncryptionConfig()
            .withEncryptionCertificate(certificate)
            .withEncryptionPath('$', '$')
            .withEncryptedValueFieldName('encryptedData')
            .build()
        JweEncryption.encryptPayload(body, config)
    }
}
