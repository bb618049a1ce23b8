package shop

import Api.PaymentsApi
import Invokers.ApiClient
import com.cybersource.authsdk.core.MerchantConfig
import com.cybersource.authsdk.util.GlobalLabelParameters
import java.util.Properties

fun payments(): PaymentsApi {
    val p = Properties()
    p.setProperty("authenticationType", GlobalLabelParameters.HTTP)
    p.setProperty("merchantID", "shop")
    p.setProperty("runEnvironment", "apitest.cybersource.com")
    val client = ApiClient()
    client.merchantConfig = MerchantConfig(p)
    return PaymentsApi(client)
}
