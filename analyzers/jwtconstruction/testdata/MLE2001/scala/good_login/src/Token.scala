package shop

import pdi.jwt.{Jwt, JwtAlgorithm, JwtClaim}

class Token(secret: String) {
  def build(user: String, now: Long): String =
    Jwt.encode(JwtClaim(issuer = Some("shop.example"), subject = Some(user), issuedAt = Some(now)), secret, JwtAlgorithm.HS256)
}
