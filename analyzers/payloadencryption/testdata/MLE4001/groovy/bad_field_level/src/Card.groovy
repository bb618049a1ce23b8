package shop.transfer

import com.mastercard.developer.encryption.FieldLevelEncryption
import com.mastercard.developer.encryption.FieldLevelEncryptionConfigBuilder

class Card {
    static final HOST = 'https://sandbox.api.mastercard.com'

    String encrypt(certificate, String body) {
        def config = FieldLevelEncryptionConfigBuilder.aFieldLevelEncryptionConfig()
            .withEncryptionCertificate(certificate)
            .withEncryptionPath('$', '$')
            .build()
        FieldLevelEncryption.encryptPayload(body, config)
    }
}
