package shop

import java.util.UUID
import pdi.jwt.{JwtAlgorithm, JwtHeader, JwtJson}
import play.api.libs.json.Json

/** The one path that is in use. */
class Gateway(key: String, serial: String, merchant: String) {
  private val host = "apitest.cybersource.com"

  def token(digest: String, now: Long): String = {
    val header = Json.obj("alg" -> "RS256", "typ" -> "JWT", "kid" -> serial)
    val claims = Json.obj(
      "iss" -> merchant, "jti" -> UUID.randomUUID.toString, "iat" -> now, "exp" -> (now + 120),
      "v-c-jwt-version" -> "2", "v-c-merchant-id" -> merchant,
      "request-host" -> host, "request-method" -> "post", "request-resource-path" -> "/pts/v2/payments",
      "digest" -> digest, "digestAlgorithm" -> "SHA-256"
    )
    JwtJson.encode(header, claims, key)
  }
}
