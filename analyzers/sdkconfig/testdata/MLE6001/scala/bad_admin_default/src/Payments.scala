package shop

import com.cybersource.authsdk.core.MerchantConfig
import java.util.Properties

/** What the back office shows until somebody changes it. */
case class GatewaySettings(merchant: String, scheme: String = "http_signature")

class Payments(settings: GatewaySettings) {
  def config: MerchantConfig = {
    val p = new Properties()
    p.setProperty("authenticationType", settings.scheme)
    p.setProperty("merchantID", settings.merchant)
    p.setProperty("runEnvironment", "apitest.cybersource.com")
    new MerchantConfig(p)
  }
}
