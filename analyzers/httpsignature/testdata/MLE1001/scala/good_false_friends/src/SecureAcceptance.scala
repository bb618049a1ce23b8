package shop

import java.util.Base64
import javax.crypto.Mac

class SecureAcceptance(mac: Mac) {
  val form = "https://testsecureacceptance.cybersource.com/pay"

  def sign(fields: Map[String, String]): Map[String, String] = {
    val text = fields("signed_field_names").split(",").map(name => name + "=" + fields(name)).mkString(",")
    fields + ("signature" -> Base64.getEncoder.encodeToString(mac.doFinal(text.getBytes)))
  }
}
