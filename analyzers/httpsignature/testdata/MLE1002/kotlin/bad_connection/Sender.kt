package shop.pay

import java.net.HttpURLConnection
import java.net.URL

class Sender {
    fun send(body: ByteArray, signature: String, merchant: String): Int {
        val connection = URL("https://apitest.cybersource.com/pts/v2/payments").openConnection() as HttpURLConnection
        with(connection) {
            requestMethod = "POST"
            setRequestProperty("v-c-merchant-id", merchant)
            setRequestProperty("Signature", signature)
            outputStream.write(body)
        }
        return connection.responseCode
    }
}
