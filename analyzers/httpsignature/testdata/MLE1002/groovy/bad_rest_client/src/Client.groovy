package shop

import groovyx.net.http.RESTClient

class Client {
    def http = new RESTClient('https://apitest.cybersource.com')
    String merchant

    def pay(String body, String signature) {
        def sent = ['v-c-merchant-id': merchant, 'Content-Type': 'application/json']
        sent['Signature'] = signature
        http.post(path: '/pts/v2/payments', headers: sent, body: body) { resp, json ->
            json.id
        }
    }
}
