import com.nimbusds.jose.*;
import com.nimbusds.jose.crypto.*;
import java.net.http.*;
import java.net.URI;

class P {
    String seal(String b, java.security.interfaces.RSAPublicKey k) throws Exception {
        JWEObject j = new JWEObject(new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM).keyID("1").build(), new Payload(b));
        j.encrypt(new RSAEncrypter(k));
        return "{\"encryptedRequest\":\"" + j.serialize() + "\"}";
    }

    HttpRequest pay(String body, String sig, java.security.interfaces.RSAPublicKey k) throws Exception {
        return HttpRequest.newBuilder(URI.create("https://apitest.cybersource.com/pts/v2/payments")).header("v-c-merchant-id", "a").header("Signature", "keyid=\"k\", algorithm=\"HmacSHA256\", headers=\"host date request-target digest v-c-merchant-id\", signature=\"" + sig + "\"").POST(HttpRequest.BodyPublishers.ofString(seal(body, k))).build();
    }
}
