package shop.pay

import com.nimbusds.jose.JWSAlgorithm
import com.nimbusds.jose.JWSHeader
import com.nimbusds.jose.JWSObject
import com.nimbusds.jose.Payload
import com.nimbusds.jose.crypto.RSASSASigner

class Token(private val signer: RSASSASigner, private val merchant: String) {
    private val host = "apitest.cybersource.com"

    fun build(digest: String, date: String, chain: List<com.nimbusds.jose.util.Base64>): String {
        val header = JWSHeader.Builder(JWSAlgorithm.RS256)
            .customParam("v-c-merchant-id", merchant)
            .x509CertChain(chain)
            .build()
        val claims = "{\"digest\":\"$digest\",\"digestAlgorithm\":\"SHA-256\",\"iat\":\"$date\"}"
        return JWSObject(header, Payload(claims)).apply { sign(signer) }.serialize()
    }
}
