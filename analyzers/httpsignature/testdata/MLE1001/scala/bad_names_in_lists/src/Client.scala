package shop

import java.net.{HttpURLConnection, URL}
import java.util.Base64
import javax.crypto.Mac

object Names {
  val Merchant = "V-C-Merchant-Id"
  val Signed = List("Host", "V-C-Date", "Request-Target", "Digest", Merchant)
}

class Client(mac: Mac, keyId: String) {
  def pay(address: String, values: Map[String, String]): Int = {
    val text = Names.Signed.map(name => name.toLowerCase + ": " + values(name)).mkString("\n")
    val signed = Names.Signed.map(_.toLowerCase).mkString(" ")
    val signature = Base64.getEncoder.encodeToString(mac.doFinal(text.getBytes))
    val headers = Map(
      Names.Merchant -> values(Names.Merchant),
      "Signature" -> s"""keyid="$keyId", algorithm="HmacSHA256", headers="$signed", signature="$signature""""
    )
    val connection = new URL(address).openConnection().asInstanceOf[HttpURLConnection]
    for ((name, value) <- headers) connection.setRequestProperty(name, value)
    connection.getResponseCode
  }
}
