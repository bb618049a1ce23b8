package shop

object RouteLikeHost {
  val Routes = Map("api.cybersource.webhook" -> "/hooks/pay", "api.cybersource.com.settings" -> "/settings/pay")
}
