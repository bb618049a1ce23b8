package shop

import com.cybersource.authsdk.core.MerchantConfig
import java.util.Properties

class Payments(config: com.typesafe.config.Config) {
  def merchant: MerchantConfig = {
    val p = new Properties()
    p.setProperty("authenticationType", config.getString("gateway.authentication-type"))
    p.setProperty("merchantID", config.getString("gateway.merchant-id"))
    p.setProperty("runEnvironment", "apitest.cybersource.com")
    new MerchantConfig(p)
  }
}
