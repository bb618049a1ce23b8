package shop

import io.jsonwebtoken.Jwts
import io.jsonwebtoken.SignatureAlgorithm

class Token {
    static final HOST = 'apitest.cybersource.com'

    String build(String digest, java.security.PrivateKey key, String certificate, String merchant) {
        def claims = [digest: digest, digestAlgorithm: 'SHA-256', iat: new Date()]
        Jwts.builder()
            .setHeaderParam('v-c-merchant-id', merchant)
            .setHeaderParam('x5c', [certificate])
            .setClaims(claims)
            .signWith(key, SignatureAlgorithm.RS256)
            .compact()
    }
}
