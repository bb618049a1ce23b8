package shop.transfer

import java.security.cert.Certificate

import com.mastercard.developer.encryption.{JweConfigBuilder, JweEncryption}

object Card {
  val Host = "https://sandbox.api.mastercard.com"

  def encrypt(certificate: Certificate, body: String): String = {
    val config = JweConfigBuilder.aJweEncryptionConfig()
      .withEncryptionCertificate(certificate)
      .withEncryptionPath("$", "$")
      .withEncryptedValueFieldName("encryptedData")
      .build()
    JweEncryption.encryptPayload(body, config)
  }
}
