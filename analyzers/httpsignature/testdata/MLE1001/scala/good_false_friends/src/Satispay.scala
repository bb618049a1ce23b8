package shop

import java.security.Signature
import java.util.Base64

class Satispay(rsa: Signature) {
  private val host = "authservices.satispay.com"

  def headers(keyId: String, date: String, digest: String): Map[String, String] = {
    rsa.update(s"(request-target): post /g_business/v1/payments\nhost: $host\ndate: $date\ndigest: $digest".getBytes)
    val signature = Base64.getEncoder.encodeToString(rsa.sign())
    Map("Digest" -> digest, "Authorization" -> s"""Signature keyId="$keyId", algorithm="rsa-sha256", headers="(request-target) host date digest", signature="$signature"""")
  }
}
