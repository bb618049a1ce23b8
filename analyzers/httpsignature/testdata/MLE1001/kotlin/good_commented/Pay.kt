package shop.pay

const val GATEWAY = "https://apitest.cybersource.com"

// val text = "host: h\n(request-target): post /p\nv-c-merchant-id: m"
class Pay {
    /*
     * val header = "keyid=\"k\", algorithm=\"HmacSHA256\", headers=\"host v-c-merchant-id\", signature=\"s\""
     */
    fun digest(body: String) = body.hashCode()
}
