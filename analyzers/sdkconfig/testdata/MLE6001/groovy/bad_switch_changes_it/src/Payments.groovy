package shop

import com.cybersource.authsdk.core.MerchantConfig

class Payments {
    MerchantConfig config(boolean mle) {
        def p = new Properties()
        p.setProperty('merchantID', 'acme')
        p.setProperty('runEnvironment', 'apitest.cybersource.com')
        if (mle) {
            p.setProperty('authenticationType', 'JWT')
            p.setProperty('enableRequestMLEForOptionalApisGlobally', 'true')
        } else {
            p.setProperty('authenticationType', 'http_signature')
        }
        new MerchantConfig(p)
    }
}
