package shop

import pdi.jwt.{Jwt, JwtAlgorithm}
import play.api.libs.json.Json

object Token {
  val Host = "apitest.cybersource.com"

  def build(digest: String, key: java.security.PrivateKey, certificate: String, merchantId: String, now: Long): String = {
    val header = Json.obj("alg" -> "RS256", "v-c-merchant-id" -> merchantId, "x5c" -> Seq(certificate))
    val claims = Json.obj("digest" -> digest, "digestAlgorithm" -> "SHA-256", "iat" -> now)
    Jwt.encode(header.toString, claims.toString, key, JwtAlgorithm.RS256)
  }
}
