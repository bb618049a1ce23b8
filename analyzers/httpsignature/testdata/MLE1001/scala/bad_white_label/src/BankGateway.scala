package shop

import java.util.Base64
import javax.crypto.Mac

/** The gateway of the house bank, reached through the proxy of the platform. */
class BankGateway(mac: Mac, keyId: String) {
  private val host = "gateway.bank.example"
  private val forward = "X-Forward-"

  def headers(merchant: String, date: String, digest: String): Map[String, String] = {
    val text = s"${Wire.Host.header}: $host\n${Wire.Date.header}: $date\n${Wire.Target.header}: post /pts/v2/payments\n${Wire.Digest.header}: $digest\n${Wire.Merchant.header}: $merchant"
    val names = Seq(Wire.Host, Wire.Date, Wire.Target, Wire.Digest, Wire.Merchant).map(_.header).mkString(" ")
    val signature = Base64.getEncoder.encodeToString(mac.doFinal(text.getBytes))
    Map(
      forward + Wire.Merchant.header -> merchant,
      forward + Wire.Signature.header -> s"""keyid="$keyId", algorithm="HmacSHA256", headers="$names", signature="$signature""""
    )
  }
}
