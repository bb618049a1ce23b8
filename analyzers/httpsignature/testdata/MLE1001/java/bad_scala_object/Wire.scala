package shop.wire

object Wire {
  val Merchant = "v-c-merchant-id"
  val Target = "(request-target)"
  def pair(name: String, value: String) = s"$name=\"$value\""
}
