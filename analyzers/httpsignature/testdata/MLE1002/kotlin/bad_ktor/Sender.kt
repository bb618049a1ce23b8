package shop.pay

import io.ktor.client.HttpClient
import io.ktor.client.request.header
import io.ktor.client.request.headers
import io.ktor.client.request.post
import io.ktor.client.request.setBody

class Sender(private val client: HttpClient) {
    suspend fun send(payment: String, signature: String) {
        client.post("https://apitest.cybersource.com/pts/v2/payments") {
            header("v-c-merchant-id", System.getenv("MERCHANT"))
            headers {
                append("Signature", signature)
            }
            setBody(payment)
        }
    }
}
