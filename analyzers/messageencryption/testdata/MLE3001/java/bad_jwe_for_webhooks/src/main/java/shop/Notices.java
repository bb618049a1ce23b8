package shop;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.RSADecrypter;
import java.security.interfaces.RSAPrivateKey;

class Notices {
    String open(RSAPrivateKey key, String payload) throws Exception {
        JWEObject jwe = JWEObject.parse(payload);
        jwe.decrypt(new RSADecrypter(key));
        return jwe.getPayload().toString();
    }
}
