package shop

import io.jsonwebtoken.Jwts
import java.security.Key

fun cardinal(key: Key, issuer: String, unit: String, order: Map<String, Any>, now: Long): String =
    Jwts.builder().setClaims(mapOf("jti" to "$now", "iat" to now, "iss" to issuer, "OrgUnitId" to unit, "Payload" to order, "ObjectifyPayload" to true)).signWith(key).compact()
