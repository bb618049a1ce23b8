package shop

import java.util.Base64
import javax.crypto.Mac
import javax.crypto.spec.SecretKeySpec

// Left from the time before the tokens.
class UncalledStub {
  def signature(merchant: String, date: String, digest: String, keyId: String, secret: Array[Byte]): String = {
    val text = s"host: apitest.cybersource.com\nv-c-date: $date\nrequest-target: post /pts/v2/payments\ndigest: $digest\nv-c-merchant-id: $merchant"
    val mac = Mac.getInstance("HmacSHA256")
    mac.init(new SecretKeySpec(secret, "HmacSHA256"))
    val signed = Base64.getEncoder.encodeToString(mac.doFinal(text.getBytes("UTF-8")))
    s"""keyid="$keyId", algorithm="HmacSHA256", headers="host v-c-date request-target digest v-c-merchant-id", signature="$signed""""
  }
}
