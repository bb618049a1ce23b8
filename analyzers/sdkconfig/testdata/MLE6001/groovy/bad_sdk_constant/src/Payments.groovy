package shop

import Api.PaymentsApi
import Invokers.ApiClient
import com.cybersource.authsdk.core.MerchantConfig
import com.cybersource.authsdk.util.GlobalLabelParameters

class Payments {
    PaymentsApi api() {
        def p = new Properties()
        p.authenticationType = GlobalLabelParameters.HTTP
        p.merchantID = 'acme'
        p.runEnvironment = 'apitest.cybersource.com'
        new PaymentsApi(new ApiClient(merchantConfig: new MerchantConfig(p)))
    }
}
