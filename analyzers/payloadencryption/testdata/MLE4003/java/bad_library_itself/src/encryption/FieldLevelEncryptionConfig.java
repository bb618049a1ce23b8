package com.mastercard.developer.encryption;

public class FieldLevelEncryptionConfig {
    String seal(String payload) {
        return "sealed:" + payload;
    }
}
