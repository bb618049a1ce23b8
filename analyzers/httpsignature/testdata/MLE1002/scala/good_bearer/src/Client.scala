package shop

import sttp.client3._

class Client(backend: SttpBackend[Identity, Any]) {
  def pay(body: String, token: String) =
    basicRequest
      .post(uri"https://apitest.cybersource.com/pts/v2/payments")
      .headers(Map("Authorization" -> s"Bearer $token", "Content-Type" -> "application/json"))
      .body(body)
      .send(backend)
}
