package shop.pay

import org.springframework.beans.factory.annotation.Value
import org.springframework.http.HttpEntity
import org.springframework.http.HttpHeaders
import org.springframework.http.HttpMethod
import org.springframework.web.client.RestTemplate

class Sender(private val template: RestTemplate, @Value("\${pay.merchant}") private val merchant: String) {
    fun send(body: String, signature: String): String? {
        val headers = HttpHeaders()
        headers["v-c-merchant-id"] = merchant
        headers.set("Signature", signature)
        return template.exchange("https://apitest.cybersource.com/pts/v2/payments", HttpMethod.POST, HttpEntity(body, headers), String::class.java).body
    }
}
