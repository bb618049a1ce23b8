package shop.pay

import javax.crypto.Mac
import org.springframework.web.bind.annotation.PostMapping
import org.springframework.web.bind.annotation.RequestBody
import org.springframework.web.bind.annotation.RequestHeader

class Hook(private val mac: Mac) {
    private val origin = "https://apitest.cybersource.com"

    @PostMapping("/hook")
    fun receive(@RequestHeader("v-c-signature") signature: String, @RequestBody body: String): Boolean =
        signature == mac.doFinal(body.toByteArray()).toString()
}
