package shop

import javax.inject.Inject
import play.api.Configuration
import play.api.libs.ws.WSClient

class Client @Inject() (ws: WSClient, configuration: Configuration) {
  private val host = "apitest.cybersource.com"

  def pay(body: String, sign: String => String) =
    ws.url(s"https://$host/pts/v2/payments")
      .withHttpHeaders("v-c-merchant-id" -> configuration.get[String]("pay.merchant"), "Signature" -> sign(body))
      .post(body)
}
