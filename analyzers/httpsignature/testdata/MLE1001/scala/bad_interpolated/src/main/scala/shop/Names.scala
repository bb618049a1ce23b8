package shop

object Names {
  val Host = "apitest.cybersource.com"
  val Merchant = "v-c-merchant-id"
  val Signed = Seq("host", "v-c-date", "request-target", "digest", Merchant)
}
