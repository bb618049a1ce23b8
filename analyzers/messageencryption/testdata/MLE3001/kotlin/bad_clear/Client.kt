package shop.pay

import kotlinx.serialization.json.Json

const val HOST = "https://apitest.cybersource.com"

class Client {
    fun body(amount: Map<String, String>): String = Json.encodeToString(amount)
}
