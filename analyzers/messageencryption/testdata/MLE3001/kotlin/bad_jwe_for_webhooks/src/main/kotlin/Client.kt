package shop

import okhttp3.Request
import okhttp3.RequestBody.Companion.toRequestBody

class Client {
    fun pay(token: String, amount: String): Request {
        val body = """{"orderInformation":{"amountDetails":{"totalAmount":"$amount"}}}"""
        return Request.Builder().url("https://apitest.cybersource.com/pts/v2/payments").header("Authorization", "Bearer $token").post(body.toRequestBody()).build()
    }
}
