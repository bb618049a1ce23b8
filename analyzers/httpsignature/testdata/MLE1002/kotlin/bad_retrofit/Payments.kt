package shop.pay

import retrofit2.Call
import retrofit2.http.Body
import retrofit2.http.Header
import retrofit2.http.Headers
import retrofit2.http.POST

const val BASE = "https://apitest.cybersource.com/"

interface Payments {
    @Headers("Content-Type: application/json")
    @POST("pts/v2/payments")
    fun pay(@Header("v-c-merchant-id") merchant: String, @Header("Signature") signature: String, @Body body: String): Call<String>
}
