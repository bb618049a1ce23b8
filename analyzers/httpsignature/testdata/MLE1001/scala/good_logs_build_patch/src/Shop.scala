package shop

object Shop {
  val Gateway = "https://apitest.cybersource.com"
}
