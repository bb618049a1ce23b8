package shop

import Api.PaymentsApi
import Invokers.ApiClient
import com.cybersource.authsdk.core.MerchantConfig

/** What the back office shows until somebody changes it. */
class GatewaySettings {
    String scheme = 'http_signature'
    String merchant
}

class Payments {
    GatewaySettings settings

    PaymentsApi api() {
        def p = new Properties()
        p.setProperty('authenticationType', settings.scheme)
        p.setProperty('merchantID', settings.merchant)
        p.setProperty('runEnvironment', 'apitest.cybersource.com')
        new PaymentsApi(new ApiClient(merchantConfig: new MerchantConfig(p)))
    }
}
