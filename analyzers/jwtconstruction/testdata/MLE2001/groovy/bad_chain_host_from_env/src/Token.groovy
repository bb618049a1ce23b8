package shop

import com.nimbusds.jose.JWSAlgorithm
import com.nimbusds.jose.JWSHeader
import com.nimbusds.jose.JWSObject
import com.nimbusds.jose.Payload
import com.nimbusds.jose.crypto.RSASSASigner

class Token {
    static final HOST = System.getenv('PAY_HOST')

    def request(RSASSASigner signer, List chain, String digest, String date) {
        def header = new JWSHeader.Builder(JWSAlgorithm.RS256).x509CertChain(chain).build()
        def token = new JWSObject(header, new Payload("""{"digest":"$digest","digestAlgorithm":"SHA-256","iat":"$date"}"""))
        token.sign(signer)
        def c = new URL("https://$HOST/pts/v2/payments").openConnection()
        c.setRequestProperty('Authorization', 'Bearer ' + token.serialize())
        c
    }
}
