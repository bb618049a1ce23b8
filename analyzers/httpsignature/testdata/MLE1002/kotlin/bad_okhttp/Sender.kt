package shop.pay

import okhttp3.OkHttpClient
import okhttp3.Request
import okhttp3.RequestBody.Companion.toRequestBody

private const val MERCHANT = "v-c-merchant-id"

class Sender(private val client: OkHttpClient) {
    fun send(body: String, signature: String, merchant: String): String? {
        val headers = mapOf("Signature" to signature, MERCHANT to merchant)
        val request = Request.Builder()
            .url("https://apitest.cybersource.com/pts/v2/payments")
            .apply { headers.forEach { (name, value) -> addHeader(name, value) } }
            .post(body.toRequestBody())
            .build()
        return client.newCall(request).execute().use { it.body?.string() }
    }
}
