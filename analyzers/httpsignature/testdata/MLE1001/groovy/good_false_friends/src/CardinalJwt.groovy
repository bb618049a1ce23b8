package shop

import io.jsonwebtoken.Jwts

class CardinalJwt {
    String token(key, String issuer, String unit, order, long now) {
        Jwts.builder().setClaims([jti: "$now", iat: now, iss: issuer, OrgUnitId: unit, Payload: order, ObjectifyPayload: true]).signWith(key).compact()
    }
}
