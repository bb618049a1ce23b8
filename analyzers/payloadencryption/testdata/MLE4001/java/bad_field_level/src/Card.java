package shop.transfer;

import com.mastercard.developer.encryption.FieldLevelEncryption;
import com.mastercard.developer.encryption.FieldLevelEncryptionConfig;
import com.mastercard.developer.encryption.FieldLevelEncryptionConfigBuilder;

public class Card {
    private static final String HOST = "https://sandbox.api.mastercard.com";

    String encrypt(java.security.cert.Certificate certificate, String body) throws Exception {
        FieldLevelEncryptionConfig config = FieldLevelEncryptionConfigBuilder.aFieldLevelEncryptionConfig()
            .withEncryptionCertificate(certificate)
            .withEncryptionPath("$", "$")
            .build();
        return FieldLevelEncryption.encryptPayload(body, config);
    }
}
