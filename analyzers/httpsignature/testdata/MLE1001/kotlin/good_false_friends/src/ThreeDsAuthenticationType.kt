package shop

fun enrol(window: String) =
    mapOf("consumerAuthenticationInformation" to mapOf("authenticationType" to "02", "acsWindowSize" to window, "challengeCode" to "04"))
