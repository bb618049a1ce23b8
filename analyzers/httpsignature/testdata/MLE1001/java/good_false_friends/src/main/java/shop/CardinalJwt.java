package shop;

import io.jsonwebtoken.Jwts;
import java.security.Key;
import java.util.Map;

class CardinalJwt {
    String token(Key key, String issuer, String unit, Object order, long now) {
        return Jwts.builder()
            .setClaims(Map.of("jti", order.toString(), "iat", now, "iss", issuer, "OrgUnitId", unit, "Payload", order, "ObjectifyPayload", true))
            .signWith(key).compact();
    }
}
