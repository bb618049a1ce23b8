package shop

import java.security.interfaces.RSAPublicKey
import java.time.Instant

import com.nimbusds.jose._
import com.nimbusds.jose.crypto.RSAEncrypter
import sttp.client3._

class Client(key: RSAPublicKey, serial: String, backend: SttpBackend[Identity, Any]) {
  private val host = "https://apitest.cybersource.com"

  private def encrypt(body: String): String = {
    val header = new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
      .keyID(serial)
      .customParam("iat", Instant.now.getEpochSecond)
      .build()
    val jwe = new JWEObject(header, new Payload(body))
    jwe.encrypt(new RSAEncrypter(key))
    s"""{"encryptedRequest":"${jwe.serialize()}"}"""
  }

  def pay(body: String, token: String) =
    basicRequest
      .post(uri"$host/pts/v2/payments")
      .header("Authorization", s"Bearer $token")
      .body(encrypt(body))
      .send(backend)
}
