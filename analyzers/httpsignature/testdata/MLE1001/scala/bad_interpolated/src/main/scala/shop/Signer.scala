package shop

import java.nio.charset.StandardCharsets.UTF_8
import java.util.Base64
import javax.crypto.Mac
import javax.crypto.spec.SecretKeySpec

import Names._

case class Credentials(merchantId: String, keyId: String, secret: String)

class Signer(credentials: Credentials) {
  def header(path: String, date: String, digest: String): String = {
    val text =
      s"host: $Host\n" +
        s"v-c-date: $date\n" +
        s"request-target: post $path\n" +
        s"digest: SHA-256=$digest\n" +
        s"$Merchant: ${credentials.merchantId}"
    val mac = Mac.getInstance("HmacSHA256")
    mac.init(new SecretKeySpec(Base64.getDecoder.decode(credentials.secret), "HmacSHA256"))
    val signature = Base64.getEncoder.encodeToString(mac.doFinal(text.getBytes(UTF_8)))
    s"""keyid="${credentials.keyId}", algorithm="HmacSHA256", headers="${Signed.mkString(" ")}", signature="$signature""""
  }
}
