package shop.pay;

import java.time.Instant;
import java.util.Date;
import java.util.UUID;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

public class Token {
    private static final String HOST = "apitest.cybersource.com";

    String build(JWSSigner signer, String serial, String merchant, String digest) throws Exception {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).type(JOSEObjectType.JWT).keyID(serial).build();
        Instant now = Instant.now();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
            .claim("v-c-jwt-version", "2")
            .claim("v-c-merchant-id", merchant)
            .claim("request-host", HOST)
            .claim("request-method", "post")
            .claim("request-resource-path", "/pts/v2/payments")
            .claim("digest", digest)
            .claim("digestAlgorithm", "SHA-256")
            .issuer(merchant)
            .jwtID(UUID.randomUUID().toString())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(120)))
            .build();
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }
}
