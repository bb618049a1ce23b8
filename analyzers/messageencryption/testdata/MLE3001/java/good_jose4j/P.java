import org.jose4j.jwe.*;
import java.util.*;

class P {
    String seal(String b, java.security.Key k, String kid) throws Exception {
        JsonWebEncryption e = new JsonWebEncryption();
        e.setAlgorithmHeaderValue(KeyManagementAlgorithmIdentifiers.RSA_OAEP_256);
        e.setEncryptionMethodHeaderParameter(ContentEncryptionAlgorithmIdentifiers.AES_256_GCM);
        e.setKeyIdHeaderValue(kid);
        e.setHeader("iat", System.currentTimeMillis() / 1000);
        e.setPayload(b);
        e.setKey(k);
        return e.getCompactSerialization();
    }

    Map<String, String> body(String b, java.security.Key k, String kid) throws Exception {
        Map<String, String> m = new HashMap<>();
        m.put("encryptedRequest", seal(b, k, kid));
        return m;
    }

    String url = "https://apitest.cybersource.com/pts/v2/payments";
}
