package shop

import sttp.client3._

class CaptureContext {
  def request(merchant: String, key: String, date: String, mac: String, body: String) =
    basicRequest
      .post(uri"https://apitest.cybersource.com/microform/v2/sessions")
      .header("v-c-merchant-id", merchant)
      .header("v-c-date", date)
      .header("Signature", s"""keyid="$key", algorithm="HmacSHA256", headers="host v-c-date request-target v-c-merchant-id", signature="$mac"""")
      .body(body)
}
