package shop

import sttp.client3._

class Client {
  def pay(token: String, amount: String) =
    basicRequest
      .post(uri"https://apitest.cybersource.com/pts/v2/payments")
      .header("Authorization", "Bearer " + token)
      .body(s"""{"orderInformation":{"amountDetails":{"totalAmount":"$amount"}}}""")
}
