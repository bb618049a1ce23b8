package shop.transfer;

import com.mastercard.developer.encryption.JweConfig;
import com.mastercard.developer.encryption.JweConfigBuilder;
import com.mastercard.developer.encryption.JweEncryption;

public class Card {
    private static final String HOST = "https://sandbox.api.mastercard.com";

    String encrypt(java.security.cert.Certificate certificate, String body) throws Exception {
        JweConfig config = JweConfigBuilder.aJweEncryptionConfig()
            .withEncryptionCertificate(certificate)
            .withEncryptionPath("$", "$")
            .withEncryptedValueFieldName("encryptedData")
            .build();
        return JweEncryption.encryptPayload(body, config);
    }
}
