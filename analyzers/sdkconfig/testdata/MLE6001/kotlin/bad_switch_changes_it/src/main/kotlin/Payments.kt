package shop

import com.cybersource.authsdk.core.MerchantConfig
import java.util.Properties

fun config(mle: Boolean): MerchantConfig {
    val p = Properties()
    p.setProperty("merchantID", "shop")
    p.setProperty("runEnvironment", "apitest.cybersource.com")
    if (mle) {
        p.setProperty("authenticationType", "JWT")
        p.setProperty("enableRequestMLEForOptionalApisGlobally", "true")
    } else {
        p.setProperty("authenticationType", "http_signature")
    }
    return MerchantConfig(p)
}
