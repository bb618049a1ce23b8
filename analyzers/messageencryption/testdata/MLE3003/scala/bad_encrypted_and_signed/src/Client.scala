package shop

import com.nimbusds.jose.{EncryptionMethod, JWEAlgorithm, JWEHeader, JWEObject, Payload}
import com.nimbusds.jose.crypto.RSAEncrypter
import java.net.URI
import java.net.http.HttpRequest
import java.util.Base64
import javax.crypto.Mac

class Client(mac: Mac, keyId: String, merchant: String) {
  private val host = "apitest.cybersource.com"

  private def seal(key: RSAEncrypter, serial: String, plain: String): String = {
    val header = new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM).keyID(serial).customParam("iat", System.currentTimeMillis / 1000).build()
    val jwe = new JWEObject(header, new Payload(plain))
    jwe.encrypt(key)
    s"""{"encryptedRequest":"${jwe.serialize()}"}"""
  }

  def pay(key: RSAEncrypter, serial: String, date: String, digest: String, plain: String): HttpRequest = {
    val body = seal(key, serial, plain)
    val text = s"host: $host\nv-c-date: $date\nrequest-target: post /pts/v2/payments\ndigest: $digest\nv-c-merchant-id: $merchant"
    val signature = Base64.getEncoder.encodeToString(mac.doFinal(text.getBytes))
    HttpRequest.newBuilder(URI.create(s"https://$host/pts/v2/payments"))
      .header("v-c-merchant-id", merchant)
      .header("v-c-date", date)
      .header("Digest", digest)
      .header("Signature", s"""keyid="$keyId", algorithm="HmacSHA256", headers="host v-c-date request-target digest v-c-merchant-id", signature="$signature"""")
      .POST(HttpRequest.BodyPublishers.ofString(body))
      .build()
  }
}
