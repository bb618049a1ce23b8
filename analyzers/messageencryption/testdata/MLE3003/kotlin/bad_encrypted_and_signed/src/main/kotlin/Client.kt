package shop

import com.nimbusds.jose.EncryptionMethod
import com.nimbusds.jose.JWEAlgorithm
import com.nimbusds.jose.JWEHeader
import com.nimbusds.jose.JWEObject
import com.nimbusds.jose.Payload
import com.nimbusds.jose.crypto.RSAEncrypter
import java.util.Base64
import javax.crypto.Mac
import okhttp3.Request
import okhttp3.RequestBody.Companion.toRequestBody

class Client(private val mac: Mac, private val keyId: String, private val merchant: String) {
    private val host = "apitest.cybersource.com"

    private fun seal(key: RSAEncrypter, serial: String, plain: String): String {
        val header = JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM).keyID(serial).customParam("iat", System.currentTimeMillis() / 1000).build()
        val jwe = JWEObject(header, Payload(plain))
        jwe.encrypt(key)
        return """{"encryptedRequest":"${jwe.serialize()}"}"""
    }

    fun pay(key: RSAEncrypter, serial: String, date: String, digest: String, plain: String): Request {
        val body = seal(key, serial, plain)
        val text = "host: $host\nv-c-date: $date\nrequest-target: post /pts/v2/payments\ndigest: $digest\nv-c-merchant-id: $merchant"
        val signature = Base64.getEncoder().encodeToString(mac.doFinal(text.toByteArray()))
        return Request.Builder().url("https://$host/pts/v2/payments")
            .header("v-c-merchant-id", merchant)
            .header("v-c-date", date)
            .header("digest", digest)
            .header("signature", "keyid=\"$keyId\", algorithm=\"HmacSHA256\", headers=\"host v-c-date request-target digest v-c-merchant-id\", signature=\"$signature\"")
            .post(body.toRequestBody())
            .build()
    }
}
