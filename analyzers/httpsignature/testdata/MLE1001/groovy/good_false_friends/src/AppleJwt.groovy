package shop

import io.jsonwebtoken.Jwts

class AppleJwt {
    String secret(key, String keyId, String team, String client, long now) {
        Jwts.builder().setHeaderParam('kid', keyId).setClaims([iss: team, iat: now, exp: now + 3600, aud: 'https://appleid.apple.com', sub: client]).signWith(key).compact()
    }
}
