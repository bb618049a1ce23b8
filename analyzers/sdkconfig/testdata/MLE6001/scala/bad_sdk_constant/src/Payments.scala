package shop

import com.cybersource.authsdk.core.MerchantConfig
import com.cybersource.authsdk.util.GlobalLabelParameters
import java.util.Properties

class Payments {
  def config: MerchantConfig = {
    val p = new Properties()
    p.setProperty("authenticationType", GlobalLabelParameters.HTTP)
    p.setProperty("merchantID", "acme")
    p.setProperty("runEnvironment", "apitest.cybersource.com")
    new MerchantConfig(p)
  }
}
