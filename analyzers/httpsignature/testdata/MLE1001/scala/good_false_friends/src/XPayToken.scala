package shop

import sttp.client3._

class XPayToken {
  def rates(time: String, mac: String) =
    basicRequest.post(uri"https://sandbox.api.visa.com/forexrates/v2/foreignexchangerates").header("x-pay-token", s"xv2:$time:$mac")
}
