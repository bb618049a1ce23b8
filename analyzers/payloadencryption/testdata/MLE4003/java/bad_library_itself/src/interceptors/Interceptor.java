package com.mastercard.developer.interceptors;

import com.mastercard.developer.encryption.*;

public class Interceptor {
    public String body(String payload, FieldLevelEncryptionConfig config) {
        return FieldLevelEncryption.encryptPayload(payload, config);
    }
}
