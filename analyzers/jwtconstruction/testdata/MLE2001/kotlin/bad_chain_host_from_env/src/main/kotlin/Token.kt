package shop

import com.nimbusds.jose.JWSAlgorithm
import com.nimbusds.jose.JWSHeader
import com.nimbusds.jose.JWSObject
import com.nimbusds.jose.Payload
import com.nimbusds.jose.crypto.RSASSASigner
import com.nimbusds.jose.util.Base64
import okhttp3.Request
import okhttp3.RequestBody

private val host = System.getenv("PAY_HOST")

fun request(signer: RSASSASigner, chain: List<Base64>, digest: String, date: String, body: RequestBody): Request {
    val header = JWSHeader.Builder(JWSAlgorithm.RS256).x509CertChain(chain).build()
    val token = JWSObject(header, Payload("""{"digest":"$digest","digestAlgorithm":"SHA-256","iat":"$date"}"""))
    token.sign(signer)
    return Request.Builder().url("https://$host/pts/v2/payments").header("Authorization", "Bearer " + token.serialize()).post(body).build()
}
