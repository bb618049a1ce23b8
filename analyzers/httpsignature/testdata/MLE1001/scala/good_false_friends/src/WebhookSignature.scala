package shop

import java.util.Base64
import javax.crypto.Mac

class WebhookSignature(mac: Mac) {
  def genuine(headers: Map[String, String], body: String): Boolean = {
    val sent = headers("v-c-signature")
    val time = sent.split(";").head
    sent.contains("sig=" + Base64.getEncoder.encodeToString(mac.doFinal(s"$time.$body".getBytes)))
  }
}
