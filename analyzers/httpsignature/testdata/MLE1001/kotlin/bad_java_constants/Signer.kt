package shop.pay

import javax.crypto.Mac
import shop.wire.Wire

class Signer(private val mac: Mac, private val key: String) {
    fun headers(merchant: String, text: String): Map<String, String> {
        val signature = mac.doFinal("host: ${Wire.HOST}\n$text".toByteArray())
        return mapOf(
            Wire.MERCHANT to merchant,
            "Signature" to listOf(Wire.pair("keyid", key), Wire.pair("headers", "host ${Wire.TARGET} digest ${Wire.MERCHANT}"), Wire.pair("signature", signature)).joinToString(),
        )
    }
}
