package shop

import com.cybersource.authsdk.core.MerchantConfig
import java.util.Properties

class Payments {
  def config(mle: Boolean): MerchantConfig = {
    val p = new Properties()
    p.setProperty("merchantID", "acme")
    p.setProperty("runEnvironment", "apitest.cybersource.com")
    if (mle) {
      p.setProperty("authenticationType", "JWT")
      p.setProperty("enableRequestMLEForOptionalApisGlobally", "true")
    } else {
      p.setProperty("authenticationType", "http_signature")
    }
    new MerchantConfig(p)
  }
}
