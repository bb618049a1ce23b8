package shop.transfer;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;

final class Sealed {
    static String seal(String text, RSAPublicKey theirs, String keyId) throws Exception {
        JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM).keyID(keyId).build();
        JWEObject jwe = new JWEObject(header, new Payload(text));
        jwe.encrypt(new RSAEncrypter(theirs));
        return jwe.serialize();
    }

    static String open(String jwe, PrivateKey own) throws Exception {
        JWEObject object = JWEObject.parse(jwe);
        object.decrypt(new RSADecrypter(own));
        return object.getPayload().toString();
    }
}
