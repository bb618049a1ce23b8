package shop.pay

import javax.crypto.Mac

class Signer(private val mac: Mac, private val key: String) {
    fun header(merchant: String, path: String): String {
        val signed = linkedMapOf("host" to HOST, "(request-target)" to "get $path")
        signed["v-c-merchant-id"] = merchant
        val text = signed.entries.joinToString("\n") { "${it.key}: ${it.value}" }
        val signature = mac.doFinal(text.toByteArray())
        return buildString {
            append("keyid=\"").append(key).append("\", algorithm=\"HmacSHA256\", headers=\"")
            append(signed.keys.joinToString(" "))
            append("\", signature=\"").append(signature).append('"')
        }
    }

    companion object {
        private const val HOST = "apitest.cybersource.com"
    }
}
