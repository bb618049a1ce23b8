package shop

import akka.http.scaladsl.model._
import akka.http.scaladsl.model.headers.RawHeader

class Client(merchantId: String) {
  def request(body: String, signature: String): HttpRequest =
    HttpRequest(
      method = HttpMethods.POST,
      uri = "https://apitest.cybersource.com/pts/v2/payments",
      headers = List(RawHeader("v-c-merchant-id", merchantId), RawHeader("Signature", signature)),
      entity = HttpEntity(ContentTypes.`application/json`, body)
    )
}
