package shop

import io.jsonwebtoken.Jwts

/** The one path that is in use. */
class Gateway {
    static final HOST = 'apitest.cybersource.com'

    String token(key, String serial, String merchant, String digest, long now) {
        def claims = [iss: merchant, jti: UUID.randomUUID().toString(), iat: now, exp: now + 120,
                      'v-c-jwt-version': '2', 'v-c-merchant-id': merchant,
                      'request-host': HOST, 'request-method': 'post', 'request-resource-path': '/pts/v2/payments',
                      digest: digest, digestAlgorithm: 'SHA-256']
        Jwts.builder().setHeaderParam('kid', serial).setHeaderParam('typ', 'JWT').setClaims(claims).signWith(key).compact()
    }
}
