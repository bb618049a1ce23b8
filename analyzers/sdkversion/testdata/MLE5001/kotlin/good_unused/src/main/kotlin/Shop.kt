package shop

const val PORTAL = "https://businesscenter.cybersource.com"

fun greeting(name: String) = "Hello $name"
