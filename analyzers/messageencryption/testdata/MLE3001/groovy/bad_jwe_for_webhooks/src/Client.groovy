package shop

import groovy.json.JsonOutput
import groovyx.net.http.RESTClient

class Client {
    def http = new RESTClient('https://apitest.cybersource.com')

    def pay(String token, String amount) {
        def body = JsonOutput.toJson([orderInformation: [amountDetails: [totalAmount: amount]]])
        http.post(path: '/pts/v2/payments', headers: [Authorization: "Bearer $token"], body: body)
    }
}
