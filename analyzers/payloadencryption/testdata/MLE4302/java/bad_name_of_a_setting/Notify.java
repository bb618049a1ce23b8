package acme;

import com.mastercard.developer.encryption.FieldLevelEncryptionConfig;
import com.mastercard.developer.encryption.FieldLevelEncryptionConfigBuilder;
import com.mastercard.developer.utils.EncryptionUtils;
import java.util.Properties;

class Notify {
    private static final String FILE = "acme.cards.encryption.file";
    private static final String FINGERPRINT = "acme.cards.encryption.key";
    private static final String HOST = "https://sandbox.api.mastercard.com";

    FieldLevelEncryptionConfig config(Properties settings) throws Exception {
        return FieldLevelEncryptionConfigBuilder.aFieldLevelEncryptionConfig()
            .withEncryptionCertificate(EncryptionUtils.loadEncryptionCertificate(settings.getProperty(FILE)))
            .withEncryptionKeyFingerprint(settings.getProperty(FINGERPRINT))
            .withEncryptionPath("$", "$")
            .build();
    }
}
