package shop

import sttp.client3._

class Client(backend: SttpBackend[Identity, Any], merchantId: String) {
  def pay(body: String, signature: String) = {
    val headers = Map("v-c-merchant-id" -> merchantId) ++ Map("Signature" -> signature)
    basicRequest
      .post(uri"https://apitest.cybersource.com/pts/v2/payments")
      .headers(headers)
      .header("Content-Type", "application/json")
      .body(body)
      .send(backend)
  }
}
