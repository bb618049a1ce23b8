package shop

import groovyx.net.http.RESTClient

class Client {
    def http = new RESTClient('https://apitest.cybersource.com')

    def pay(String body, String token) {
        http.post(path: '/pts/v2/payments', headers: [Authorization: "Bearer $token"], body: body)
    }
}
