package shop.pay

import io.jsonwebtoken.Jwts
import java.util.Date

const val GATEWAY = "https://apitest.cybersource.com"

class Apple(private val key: java.security.PrivateKey) {
    fun secret(team: String, client: String, keyId: String): String = Jwts.builder()
        .setHeaderParam("kid", keyId)
        .setIssuer(team)
        .setAudience("https://appleid.apple.com")
        .setSubject(client)
        .setIssuedAt(Date())
        .signWith(key)
        .compact()
}
