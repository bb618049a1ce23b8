package shop

import org.springframework.beans.factory.annotation.Value
import org.springframework.http.HttpEntity
import org.springframework.http.HttpHeaders
import org.springframework.web.client.RestTemplate

class Client {
    @Value('${pay.merchant}')
    String merchant

    private final RestTemplate rest = new RestTemplate()

    String pay(String payment, String signature) {
        HttpHeaders headers = new HttpHeaders()
        headers.set('v-c-merchant-id', merchant)
        headers.set('Signature', signature)
        rest.postForObject('https://apitest.cybersource.com/pts/v2/payments', new HttpEntity<>(payment, headers), String)
    }
}
