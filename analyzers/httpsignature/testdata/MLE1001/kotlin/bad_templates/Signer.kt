package shop.pay

import java.util.Base64
import javax.crypto.Mac
import javax.crypto.spec.SecretKeySpec

class Signer(private val key: String, private val secret: String, private val merchant: String) {
    fun header(path: String, date: String, digest: String): String {
        val text = """
            host: $HOST
            v-c-date: $date
            request-target: post $path
            digest: $digest
            ${Names.MERCHANT}: $merchant
        """.trimIndent()
        val mac = Mac.getInstance("HmacSHA256").apply { init(SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA256")) }
        val signature = Base64.getEncoder().encodeToString(mac.doFinal(text.toByteArray()))
        return "keyid=\"$key\", algorithm=\"HmacSHA256\", headers=\"${Names.SIGNED.joinToString(" ")}\", signature=\"$signature\""
    }
}
