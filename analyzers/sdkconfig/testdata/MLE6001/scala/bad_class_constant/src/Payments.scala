package shop

import com.cybersource.authsdk.core.MerchantConfig
import java.util.Properties

object Scheme {
  val Classic = "http_signature"
}

class Payments {
  def config: MerchantConfig = {
    val p = new Properties()
    p.setProperty("authenticationType", Scheme.Classic)
    p.setProperty("merchantID", "acme")
    p.setProperty("runEnvironment", "apitest.cybersource.com")
    new MerchantConfig(p)
  }
}
