package shop.pay

import com.nimbusds.jose.JOSEObjectType
import com.nimbusds.jose.JWSAlgorithm
import com.nimbusds.jose.JWSHeader
import com.nimbusds.jose.crypto.RSASSASigner
import com.nimbusds.jwt.JWTClaimsSet
import com.nimbusds.jwt.SignedJWT
import java.time.Instant
import java.util.Date
import java.util.UUID

class Token(private val signer: RSASSASigner, private val serial: String, private val merchant: String) {
    fun build(digest: String): String {
        val now = Instant.now()
        val claims = JWTClaimsSet.Builder().apply {
            claim("v-c-jwt-version", "2")
            claim("v-c-merchant-id", merchant)
            claim("request-host", HOST)
            claim("request-method", "post")
            claim("request-resource-path", "/pts/v2/payments")
            claim("digest", digest)
            claim("digestAlgorithm", "SHA-256")
            issuer(merchant)
            jwtID(UUID.randomUUID().toString())
            issueTime(Date.from(now))
            expirationTime(Date.from(now.plusSeconds(LIFE)))
        }.build()
        val header = JWSHeader.Builder(JWSAlgorithm.RS256).type(JOSEObjectType.JWT).keyID(serial).build()
        val token = SignedJWT(header, claims)
        token.sign(signer)
        return token.serialize()
    }

    companion object {
        private const val HOST = "apitest.cybersource.com"
        private const val LIFE = 120L
    }
}
