package shop.pay;

import com.nimbusds.jwt.JWTClaimsSet;

public class Token {
    private static final String HOST = "apitest.cybersource.com";

    JWTClaimsSet claims(String digest) {
        return new JWTClaimsSet.Builder().claim("digest", digest).claim("digestAlgorithm", "SHA-256").issueTime(new java.util.Date()).build();
    }
}
