package shop.store

import javax.crypto.Mac

class Storage(private val mac: Mac) {
    val gateway = "https://apitest.cybersource.com"

    fun authorization(host: String, path: String, date: String, key: String, scope: String): String {
        val canonical = listOf("PUT", path, "host:$host\nx-amz-date:$date\n", "host;x-amz-date").joinToString("\n")
        val signature = mac.doFinal(canonical.toByteArray())
        return "AWS4-HMAC-SHA256 Credential=$key/$scope, SignedHeaders=host;x-amz-date, Signature=$signature"
    }
}
