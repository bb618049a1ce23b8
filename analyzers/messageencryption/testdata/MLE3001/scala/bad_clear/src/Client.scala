package shop

object Client {
  val Host = "https://apitest.cybersource.com"

  def body(amount: BigDecimal): String = s"""{"amount":"$amount"}"""
}
