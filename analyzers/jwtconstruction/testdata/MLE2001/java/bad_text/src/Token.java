package shop.pay;

import java.security.interfaces.RSAPrivateKey;
import java.util.Map;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;

public class Token {
    static final String HOST = "apitest.cybersource.com";

    String build(RSAPrivateKey key, String merchant, String certificate, String digest) {
        return JWT.create()
            .withHeader(Map.of("v-c-merchant-id", merchant, "x5c", certificate))
            .withClaim("digest", digest)
            .withClaim("digestAlgorithm", "SHA-256")
            .withIssuedAt(new java.util.Date())
            .sign(Algorithm.RSA256(null, key));
    }
}
