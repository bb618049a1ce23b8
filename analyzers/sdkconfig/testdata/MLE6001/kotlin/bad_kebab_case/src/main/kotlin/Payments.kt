package shop

import Api.PaymentsApi
import Invokers.ApiClient
import com.cybersource.authsdk.core.MerchantConfig
import java.util.Properties

class Payments(private val settings: Settings) {
    fun api(): PaymentsApi {
        val p = Properties()
        p["authenticationType"] = settings.authenticationType
        p["merchantID"] = settings.merchantId
        p["runEnvironment"] = settings.runEnvironment
        val client = ApiClient()
        client.merchantConfig = MerchantConfig(p)
        return PaymentsApi(client)
    }
}
