package shop

import Api.PaymentsApi
import Invokers.ApiClient
import com.cybersource.authsdk.core.MerchantConfig

class PaymentsService {
    def grailsApplication

    PaymentsApi api() {
        def p = new Properties()
        p.setProperty('authenticationType', grailsApplication.config.getProperty('cybersource.authentication-type'))
        p.setProperty('merchantID', grailsApplication.config.getProperty('cybersource.merchant-id'))
        p.setProperty('runEnvironment', 'apitest.cybersource.com')
        new PaymentsApi(new ApiClient(merchantConfig: new MerchantConfig(p)))
    }
}
