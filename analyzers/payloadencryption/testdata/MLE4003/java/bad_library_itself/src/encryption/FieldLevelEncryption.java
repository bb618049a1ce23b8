package com.mastercard.developer.encryption;

public class FieldLevelEncryption {
    public static String encryptPayload(String payload, FieldLevelEncryptionConfig config) {
        return config.seal(payload);
    }
}
