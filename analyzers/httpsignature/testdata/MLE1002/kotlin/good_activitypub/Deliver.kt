package shop.social

import okhttp3.OkHttpClient
import okhttp3.Request

const val GATEWAY = "https://apitest.cybersource.com"

class Deliver(private val client: OkHttpClient) {
    fun deliver(inbox: String, key: String, date: String, signature: String) {
        val header = "keyId=\"$key\",algorithm=\"rsa-sha256\",headers=\"(request-target) host date\",signature=\"$signature\""
        client.newCall(Request.Builder().url(inbox).header("Date", date).header("Signature", header).build()).execute()
    }
}
