package shop

import com.nimbusds.jose.JWEObject
import com.nimbusds.jose.crypto.RSADecrypter

class Notices(decrypter: RSADecrypter) {
  def open(payload: String): String = {
    val jwe = JWEObject.parse(payload)
    jwe.decrypt(decrypter)
    jwe.getPayload.toString
  }
}
