package shop

import javax.crypto.Mac
import javax.crypto.spec.SecretKeySpec

object Pay {
  val Host = "https://apitest.cybersource.com"

  // val text = s"host: h\n(request-target): post /p\nv-c-merchant-id: m"
  /* val header = "keyid=\"k\", algorithm=\"HmacSHA256\", headers=\"host\", signature=\"s\"" */
  def hook(key: Array[Byte], body: Array[Byte]): Array[Byte] = {
    val mac = Mac.getInstance("HmacSHA256")
    mac.init(new SecretKeySpec(key, "HmacSHA256"))
    mac.doFinal(body)
  }
}
