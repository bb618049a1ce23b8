package shop

import com.nimbusds.jose.JOSEObjectType
import com.nimbusds.jose.JWSAlgorithm
import com.nimbusds.jose.JWSHeader
import com.nimbusds.jose.crypto.RSASSASigner
import com.nimbusds.jwt.JWTClaimsSet
import com.nimbusds.jwt.SignedJWT
import java.time.Instant
import java.util.Date
import java.util.UUID

/** The one path that is in use. */
class Gateway(private val signer: RSASSASigner, private val serial: String, private val merchant: String) {
    fun token(digest: String): String {
        val now = Instant.now()
        val claims = JWTClaimsSet.Builder()
            .issuer(merchant).jwtID(UUID.randomUUID().toString())
            .issueTime(Date.from(now)).expirationTime(Date.from(now.plusSeconds(120)))
            .claim("v-c-jwt-version", "2").claim("v-c-merchant-id", merchant)
            .claim("request-host", "apitest.cybersource.com").claim("request-method", "post").claim("request-resource-path", "/pts/v2/payments")
            .claim("digest", digest).claim("digestAlgorithm", "SHA-256")
            .build()
        val jwt = SignedJWT(JWSHeader.Builder(JWSAlgorithm.RS256).type(JOSEObjectType.JWT).keyID(serial).build(), claims)
        jwt.sign(signer)
        return jwt.serialize()
    }
}
