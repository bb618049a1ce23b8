package shop

import java.security.interfaces.RSAPrivateKey
import java.time.Instant
import java.util.{Date, UUID}

import com.nimbusds.jose.crypto.RSASSASigner
import com.nimbusds.jose.{JOSEObjectType, JWSAlgorithm, JWSHeader}
import com.nimbusds.jwt.{JWTClaimsSet, SignedJWT}

class Token(key: RSAPrivateKey, serial: String, merchantId: String) {
  private val host = "apitest.cybersource.com"

  def build(digest: String): String = {
    val now = Instant.now
    val header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(serial).`type`(JOSEObjectType.JWT).build()
    val claims = new JWTClaimsSet.Builder()
      .issuer(merchantId)
      .issueTime(Date.from(now))
      .expirationTime(Date.from(now.plusSeconds(120)))
      .jwtID(UUID.randomUUID.toString)
      .claim("v-c-jwt-version", "2")
      .claim("v-c-merchant-id", merchantId)
      .claim("request-host", host)
      .claim("request-method", "post")
      .claim("request-resource-path", "/pts/v2/payments")
      .claim("digest", digest)
      .claim("digestAlgorithm", "SHA-256")
      .build()
    val jwt = new SignedJWT(header, claims)
    jwt.sign(new RSASSASigner(key))
    jwt.serialize()
  }
}
