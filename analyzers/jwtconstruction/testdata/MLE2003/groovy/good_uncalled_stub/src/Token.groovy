package shop

import com.nimbusds.jose.JOSEObjectType
import com.nimbusds.jose.JWSAlgorithm
import com.nimbusds.jose.JWSHeader
import com.nimbusds.jose.crypto.RSASSASigner
import com.nimbusds.jwt.JWTClaimsSet
import com.nimbusds.jwt.SignedJWT

class Token {
    static final HOST = 'apitest.cybersource.com'

    String build(java.security.interfaces.RSAPrivateKey key, String serial, String merchant, String digest) {
        def now = new Date()
        def header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(serial).type(JOSEObjectType.JWT).build()
        def claims = new JWTClaimsSet.Builder()
            .issuer(merchant)
            .issueTime(now)
            .expirationTime(new Date(now.time + 120_000))
            .jwtID(UUID.randomUUID().toString())
            .claim('v-c-jwt-version', '2')
            .claim('v-c-merchant-id', merchant)
            .claim('request-host', HOST)
            .claim('request-method', 'post')
            .claim('request-resource-path', '/pts/v2/payments')
            .claim('digest', digest)
            .claim('digestAlgorithm', 'SHA-256')
            .build()
        def jwt = new SignedJWT(header, claims)
        jwt.sign(new RSASSASigner(key))
        jwt.serialize()
    }
}
