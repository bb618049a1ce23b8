package shop;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** The one path that is in use. */
class Gateway {
    static final String HOST = "apitest.cybersource.com";

    String token(RSASSASigner signer, String serial, String merchant, String digest) throws Exception {
        Instant now = Instant.now();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(serial).type(JOSEObjectType.JWT).build();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
            .issuer(merchant).jwtID(UUID.randomUUID().toString())
            .issueTime(Date.from(now)).expirationTime(Date.from(now.plusSeconds(120)))
            .claim("v-c-jwt-version", "2").claim("v-c-merchant-id", merchant)
            .claim("request-host", HOST).claim("request-method", "post").claim("request-resource-path", "/pts/v2/payments")
            .claim("digest", digest).claim("digestAlgorithm", "SHA-256")
            .build();
        SignedJWT jwt = new SignedJWT(header, claims);
        jwt.sign(signer);
        return jwt.serialize();
    }
}
