package shop

import com.cybersource.authsdk.core.MerchantConfig
import java.util.Properties

class Payments {
  private val sandbox = "CyberSource.Environment.SANDBOX"

  def config: MerchantConfig = {
    val p = new Properties()
    p.setProperty("authenticationType", "jwt")
    p.setProperty("merchantID", "acme")
    p.setProperty("runEnvironment", sandbox)
    new MerchantConfig(p)
  }
}
