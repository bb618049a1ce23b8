package com.mastercard.developer.config;

import com.mastercard.developer.encryption.JweConfig;
import com.mastercard.developer.encryption.JweConfigBuilder;
import com.mastercard.developer.encryption.JweEncryption;
import com.mastercard.developer.utils.EncryptionUtils;

public class Sealing {
    private static final String HOST = "https://sandbox.api.mastercard.com/loyalty";

    public String seal(String payload) throws Exception {
        JweConfig config = JweConfigBuilder.aJweEncryptionConfig()
            .withEncryptionCertificate(EncryptionUtils.loadEncryptionCertificate("keys/acme.pem"))
            .withEncryptionPath("$", "encrypted_payload")
            .withEncryptedValueFieldName("data")
            .build();
        return JweEncryption.encryptPayload(payload, config);
    }
}
