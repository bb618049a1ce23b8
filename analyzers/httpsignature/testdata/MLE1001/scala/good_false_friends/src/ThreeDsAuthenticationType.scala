package shop

object ThreeDsAuthenticationType {
  def enrol(window: String) =
    Map("consumerAuthenticationInformation" -> Map("authenticationType" -> "02", "acsWindowSize" -> window, "challengeCode" -> "04"))
}
