package shop.transfer

import java.security.cert.Certificate

import com.mastercard.developer.encryption.{FieldLevelEncryption, FieldLevelEncryptionConfigBuilder}

object Card {
  val Host = "https://sandbox.api.mastercard.com"

  def encrypt(certificate: Certificate, body: String): String = {
    val config = FieldLevelEncryptionConfigBuilder.aFieldLevelEncryptionConfig()
      .withEncryptionCertificate(certificate)
      .withEncryptionPath("$", "$")
      .build()
    FieldLevelEncryption.encryptPayload(body, config)
  }
}
