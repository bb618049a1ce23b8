package shop;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSAEncrypter;

class VisaDeveloperEncData {
    String body(RSAEncrypter key, String keyId, String plain) throws Exception {
        JWEObject jwe = new JWEObject(new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A128GCM).keyID(keyId).build(), new Payload(plain));
        jwe.encrypt(key);
        return "{\"encData\":\"" + jwe.serialize() + "\"}";
    }
}
