package shop

import javax.crypto.Mac
import javax.crypto.spec.SecretKeySpec

object HmacSha256JcaName {
  val Algorithm = "HmacSHA256"

  def checksum(key: Array[Byte], order: String): Array[Byte] = {
    val mac = Mac.getInstance(Algorithm)
    mac.init(new SecretKeySpec(key, Algorithm))
    mac.doFinal(order.getBytes)
  }
}
