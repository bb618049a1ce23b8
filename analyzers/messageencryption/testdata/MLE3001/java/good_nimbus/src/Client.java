package shop.pay;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSAEncrypter;

public class Client {
    private static final String HOST = "https://apitest.cybersource.com";
    private final HttpClient client = HttpClient.newHttpClient();

    String encrypt(String body, RSAPublicKey key, String keyId) throws Exception {
        JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
            .keyID(keyId)
            .customParam("iat", Instant.now().getEpochSecond())
            .build();
        JWEObject jwe = new JWEObject(header, new Payload(body));
        jwe.encrypt(new RSAEncrypter(key));
        return "{\"encryptedRequest\":\"" + jwe.serialize() + "\"}";
    }

    String pay(String body, RSAPublicKey key, String keyId, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder()
            .uri(URI.create(HOST + "/pts/v2/payments"))
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString(encrypt(body, key, keyId)))
            .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
