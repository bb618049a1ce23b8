package shop.pay

import okhttp3.Interceptor
import okhttp3.Request
import okhttp3.Response

data class Account(val merchant: String, val origin: String = "https://apitest.cybersource.com")

class Signed(private val account: Account, private val sign: (Request) -> String) : Interceptor {
    override fun intercept(chain: Interceptor.Chain): Response {
        val original = chain.request()
        val signed = original.newBuilder().run {
            header(MERCHANT, account.merchant)
            header(SIGNATURE, sign(original))
            build()
        }
        return chain.proceed(signed)
    }

    private companion object {
        const val MERCHANT = "v-c-merchant-id"
        const val SIGNATURE = "Signature"
    }
}
