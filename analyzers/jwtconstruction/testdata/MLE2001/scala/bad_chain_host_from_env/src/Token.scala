package shop

import com.nimbusds.jose.{JWSAlgorithm, JWSHeader, JWSObject, Payload}
import com.nimbusds.jose.crypto.RSASSASigner
import com.nimbusds.jose.util.{Base64 => Encoded}
import java.net.URI
import java.net.http.HttpRequest

class Token(signer: RSASSASigner) {
  private val host = sys.env("PAY_HOST")

  def request(chain: java.util.List[Encoded], digest: String, date: String, body: String): HttpRequest = {
    val header = new JWSHeader.Builder(JWSAlgorithm.RS256).x509CertChain(chain).build()
    val token = new JWSObject(header, new Payload(s"""{"digest":"$digest","digestAlgorithm":"SHA-256","iat":"$date"}"""))
    token.sign(signer)
    HttpRequest.newBuilder(URI.create(s"https://$host/pts/v2/payments"))
      .header("Authorization", "Bearer " + token.serialize())
      .POST(HttpRequest.BodyPublishers.ofString(body))
      .build()
  }
}
