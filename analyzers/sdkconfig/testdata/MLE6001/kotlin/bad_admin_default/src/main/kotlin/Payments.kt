package shop

import Api.PaymentsApi
import Invokers.ApiClient
import com.cybersource.authsdk.core.MerchantConfig
import java.util.Properties
import org.springframework.core.env.Environment

fun payments(settings: Environment): PaymentsApi {
    val p = Properties()
    p.setProperty("authenticationType", settings.getProperty("shop.pay.scheme"))
    p.setProperty("merchantID", "shop")
    p.setProperty("runEnvironment", "apitest.cybersource.com")
    val client = ApiClient()
    client.merchantConfig = MerchantConfig(p)
    return PaymentsApi(client)
}
