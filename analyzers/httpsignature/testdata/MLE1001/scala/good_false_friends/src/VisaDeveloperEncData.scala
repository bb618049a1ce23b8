package shop

import com.nimbusds.jose.{EncryptionMethod, JWEAlgorithm, JWEHeader, JWEObject, Payload}
import com.nimbusds.jose.crypto.RSAEncrypter

class VisaDeveloperEncData(key: RSAEncrypter) {
  def body(keyId: String, plain: String): Map[String, String] = {
    val jwe = new JWEObject(new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A128GCM).keyID(keyId).build(), new Payload(plain))
    jwe.encrypt(key)
    Map("encData" -> jwe.serialize())
  }
}
