package shop

import Api.PaymentsApi
import Invokers.ApiClient
import com.cybersource.authsdk.core.MerchantConfig
import groovy.sql.Sql

class Payments {
    PaymentsApi api(Sql sql, String id) {
        def row = sql.firstRow('select auth_type, mid from gateways where id = ?', [id])
        def p = new Properties()
        p.setProperty('authenticationType', row.auth_type)
        p.setProperty('merchantID', row.mid)
        p.setProperty('runEnvironment', 'apitest.cybersource.com')
        new PaymentsApi(new ApiClient(merchantConfig: new MerchantConfig(p)))
    }
}
