package shop

val routes = mapOf("api.cybersource.webhook" to "/hooks/pay", "api.cybersource.com.settings" to "/settings/pay")
