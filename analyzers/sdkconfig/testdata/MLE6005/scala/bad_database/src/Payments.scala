package shop

import com.cybersource.authsdk.core.MerchantConfig
import java.sql.ResultSet
import java.util.Properties

class Payments {
  def config(row: ResultSet): MerchantConfig = {
    val p = new Properties()
    p.setProperty("authenticationType", row.getString("auth_type"))
    p.setProperty("merchantID", row.getString("mid"))
    p.setProperty("runEnvironment", "apitest.cybersource.com")
    new MerchantConfig(p)
  }
}
