package shop

import java.util.Base64
import javax.crypto.Mac

/** The gateway of the house bank, reached through the proxy of the platform. */
class BankGateway(private val mac: Mac, private val keyId: String) {
    fun headers(merchant: String, date: String, digest: String): Map<String, String> {
        val text = "${Wire.HOST.header}: $HOST\n${Wire.DATE.header}: $date\n${Wire.TARGET.header}: post /pts/v2/payments\n" +
            "${Wire.DIGEST.header}: $digest\n${Wire.MERCHANT.header}: $merchant"
        val names = listOf(Wire.HOST, Wire.DATE, Wire.TARGET, Wire.DIGEST, Wire.MERCHANT).joinToString(" ") { it.header }
        val signature = Base64.getEncoder().encodeToString(mac.doFinal(text.toByteArray()))
        return mapOf(
            FORWARD + Wire.MERCHANT.header to merchant,
            FORWARD + Wire.DIGEST.header to digest,
            FORWARD + Wire.SIGNATURE.header to """keyid="$keyId", algorithm="HmacSHA256", headers="$names", signature="$signature"""",
        )
    }

    companion object {
        const val HOST = "gateway.bank.example"
        private const val FORWARD = "x-forward-"
    }
}
