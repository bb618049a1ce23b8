package shop

import java.security.Signature
import java.util.Base64
import okhttp3.Request

fun Request.Builder.satispay(rsa: Signature, keyId: String, date: String, digest: String): Request.Builder {
    rsa.update("(request-target): post /g_business/v1/payments\nhost: authservices.satispay.com\ndate: $date\ndigest: $digest".toByteArray())
    val signature = Base64.getEncoder().encodeToString(rsa.sign())
    return header("Digest", digest)
        .header("Authorization", "Signature keyId=\"$keyId\", algorithm=\"rsa-sha256\", headers=\"(request-target) host date digest\", signature=\"$signature\"")
}
