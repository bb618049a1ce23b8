package shop

object Names {
    const val MERCHANT = "V-C-Merchant-Id"
    const val SIGNATURE = "Signature"
    val SIGNED = listOf("Host", "V-C-Date", "Request-Target", "Digest", MERCHANT)
}
