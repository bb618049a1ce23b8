package shop;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSAEncrypter;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Base64;
import javax.crypto.Mac;

class Client {
    private static final String HOST = "apitest.cybersource.com";

    String seal(RSAEncrypter key, String serial, String plain) throws Exception {
        JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
            .keyID(serial).customParam("iat", System.currentTimeMillis() / 1000).build();
        JWEObject jwe = new JWEObject(header, new Payload(plain));
        jwe.encrypt(key);
        return "{\"encryptedRequest\":\"" + jwe.serialize() + "\"}";
    }

    HttpRequest pay(Mac mac, String keyId, String merchant, String date, String digest, RSAEncrypter key, String serial, String plain) throws Exception {
        String body = seal(key, serial, plain);
        String text = "host: " + HOST + "\nv-c-date: " + date + "\nrequest-target: post /pts/v2/payments\ndigest: " + digest + "\nv-c-merchant-id: " + merchant;
        String signature = Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes()));
        return HttpRequest.newBuilder(URI.create("https://" + HOST + "/pts/v2/payments"))
            .header("v-c-merchant-id", merchant)
            .header("v-c-date", date)
            .header("digest", digest)
            .header("signature", "keyid=\"" + keyId + "\", algorithm=\"HmacSHA256\", headers=\"host v-c-date request-target digest v-c-merchant-id\", signature=\"" + signature + "\"")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    }
}
