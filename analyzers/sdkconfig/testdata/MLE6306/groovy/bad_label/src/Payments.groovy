package shop

import com.cybersource.authsdk.core.MerchantConfig

class Payments {
    static final SANDBOX = 'CyberSource.Environment.SANDBOX'

    MerchantConfig config() {
        def p = new Properties()
        p.setProperty('authenticationType', 'jwt')
        p.setProperty('merchantID', 'acme')
        p.setProperty('runEnvironment', SANDBOX)
        new MerchantConfig(p)
    }
}
