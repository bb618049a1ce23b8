package shop.pay

import Api.PaymentsApi
import Invokers.ApiClient
import com.cybersource.authsdk.core.MerchantConfig
import java.util.Properties

object Scheme {
    const val NAME = "http_signature"
}

class Configuration {
    fun properties() = Properties().apply {
        setProperty("authenticationType", Scheme.NAME)
        setProperty("merchantID", "shop")
        this["runEnvironment"] = "apitest.cybersource.com"
    }

    fun payments(): PaymentsApi {
        val client = ApiClient()
        client.merchantConfig = MerchantConfig(properties())
        return PaymentsApi(client)
    }
}
