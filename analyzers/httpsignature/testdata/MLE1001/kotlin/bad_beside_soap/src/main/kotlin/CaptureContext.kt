package shop

import java.net.HttpURLConnection
import java.net.URL

class CaptureContext {
    fun open(merchant: String, key: String, date: String, mac: String): String {
        val c = URL("https://apitest.cybersource.com/microform/v2/sessions").openConnection() as HttpURLConnection
        c.setRequestProperty("v-c-merchant-id", merchant)
        c.setRequestProperty("v-c-date", date)
        c.setRequestProperty("Signature", "keyid=\"$key\", algorithm=\"HmacSHA256\", headers=\"host v-c-date request-target v-c-merchant-id\", signature=\"$mac\"")
        return c.inputStream.readBytes().decodeToString()
    }
}
