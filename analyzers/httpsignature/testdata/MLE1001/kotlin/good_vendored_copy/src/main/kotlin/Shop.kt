package shop

const val GATEWAY = "https://apitest.cybersource.com"
