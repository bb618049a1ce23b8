package shop

import java.security.Signature
import java.util.Base64

class ActivityPub(rsa: Signature) {
  def headers(actor: String, host: String, date: String, digest: String): Map[String, String] = {
    rsa.update(s"(request-target): post /inbox\nhost: $host\ndate: $date\ndigest: SHA-256=$digest".getBytes)
    Map(
      "Date" -> date,
      "Digest" -> s"SHA-256=$digest",
      "Signature" -> s"""keyId="$actor#main-key",algorithm="rsa-sha256",headers="(request-target) host date digest",signature="${Base64.getEncoder.encodeToString(rsa.sign())}""""
    )
  }
}
