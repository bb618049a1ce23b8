package shop.pay

class Claims {
    private val host = "apitest.cybersource.com"

    fun build(digest: String, now: Long) = mapOf("digest" to digest, "digestAlgorithm" to "SHA-256", "iat" to now)
}
