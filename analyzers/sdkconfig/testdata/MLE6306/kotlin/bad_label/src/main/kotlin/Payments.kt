package shop

import Api.PaymentsApi
import Invokers.ApiClient
import com.cybersource.authsdk.core.MerchantConfig
import java.util.Properties

private const val SANDBOX = "CyberSource.Environment.SANDBOX"

fun payments(): PaymentsApi {
    val p = Properties()
    p.setProperty("authenticationType", "jwt")
    p.setProperty("merchantID", "shop")
    p.setProperty("runEnvironment", SANDBOX)
    val client = ApiClient()
    client.merchantConfig = MerchantConfig(p)
    return PaymentsApi(client)
}
