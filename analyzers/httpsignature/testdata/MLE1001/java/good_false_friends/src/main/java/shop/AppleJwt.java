package shop;

import io.jsonwebtoken.Jwts;
import java.security.Key;
import java.util.Map;

class AppleJwt {
    String secret(Key key, String keyId, String team, String client, long now) {
        return Jwts.builder().setHeaderParam("kid", keyId)
            .setClaims(Map.of("iss", team, "iat", now, "exp", now + 3600, "aud", "https://appleid.apple.com", "sub", client))
            .signWith(key).compact();
    }
}
