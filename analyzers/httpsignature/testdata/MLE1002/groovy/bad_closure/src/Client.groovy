package shop

import groovyx.net.http.HTTPBuilder
import static groovyx.net.http.ContentType.JSON
import static groovyx.net.http.Method.POST

class Client {
    def pay(Map payment, String merchant, Closure<String> sign) {
        def http = new HTTPBuilder('https://apitest.cybersource.com')
        http.request(POST, JSON) { req ->
            uri.path = '/pts/v2/payments'
            headers.'v-c-merchant-id' = merchant
            headers.'Signature' = sign(payment)
            body = payment
            response.success = { resp, json -> json.id }
        }
    }
}
