package shop.pay

import java.util.Base64
import javax.crypto.Mac

class Form(private val mac: Mac) {
    private val url = "https://testsecureacceptance.cybersource.com/pay"

    fun sign(fields: Map<String, String>): Map<String, String> {
        val names = fields.keys.joinToString(",")
        val text = fields.map { (name, value) -> "$name=$value" }.joinToString(",")
        return fields + mapOf("signed_field_names" to names, "signature" to Base64.getEncoder().encodeToString(mac.doFinal(text.toByteArray())))
    }
}
