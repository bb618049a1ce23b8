package shop

import Api.PaymentsApi
import Invokers.ApiClient
import com.cybersource.authsdk.core.MerchantConfig

class Scheme {
    static final CLASSIC = 'http_signature'
}

class Payments {
    PaymentsApi api() {
        def p = new Properties()
        p.setProperty('authenticationType', Scheme.CLASSIC)
        p.setProperty('merchantID', 'acme')
        p.setProperty('runEnvironment', 'apitest.cybersource.com')
        new PaymentsApi(new ApiClient(merchantConfig: new MerchantConfig(p)))
    }
}
