package shop.pay

const val HOST = "apitest.cybersource.com"

object Names {
    const val MERCHANT = "v-c-merchant-id"
    val SIGNED = listOf("host", "v-c-date", "request-target", "digest", MERCHANT)
}
