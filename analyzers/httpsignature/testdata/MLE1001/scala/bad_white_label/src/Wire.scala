package shop

sealed abstract class Wire(val header: String)

object Wire {
  case object Host extends Wire("host")
  case object Date extends Wire("v-c-date")
  case object Target extends Wire("request-target")
  case object Digest extends Wire("digest")
  case object Merchant extends Wire("v-c-merchant-id")
  case object Signature extends Wire("Signature")
}
