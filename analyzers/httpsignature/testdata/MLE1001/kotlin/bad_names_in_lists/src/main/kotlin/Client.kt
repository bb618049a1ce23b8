package shop

import java.net.HttpURLConnection
import java.net.URL
import java.util.Base64
import javax.crypto.Mac

class Client(private val mac: Mac, private val keyId: String) {
    fun pay(address: String, values: Map<String, String>): Int {
        val text = Names.SIGNED.joinToString("\n") { "${it.lowercase()}: ${values[it]}" }
        val signed = Names.SIGNED.map { it.lowercase() }.joinToString(" ")
        val signature = Base64.getEncoder().encodeToString(mac.doFinal(text.toByteArray()))
        val headers = mutableMapOf<String, String?>()
        headers[Names.MERCHANT] = values[Names.MERCHANT]
        headers[Names.SIGNATURE] = "keyid=\"$keyId\", algorithm=\"HmacSHA256\", headers=\"$signed\", signature=\"$signature\""
        val connection = URL(address).openConnection() as HttpURLConnection
        for ((name, value) in headers) {
            connection.setRequestProperty(name, value)
        }
        return connection.responseCode
    }
}
