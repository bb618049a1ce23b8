package shop;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import java.security.interfaces.RSAPrivateKey;
import java.util.Date;

public class Tokens {
    private final RSAPrivateKey key;

    Tokens(RSAPrivateKey key) {
        this.key = key;
    }

    public String forCall(String merchant, String keyId, String path) {
        long now = System.currentTimeMillis();
        return JWT.create()
            .withKeyId(keyId)
            .withIssuer(merchant)
            .withIssuedAt(new Date(now))
            .withExpiresAt(new Date(now + 120_000))
            .withClaim("resource", path)
            .sign(Algorithm.RSA256(null, key));
    }
}
