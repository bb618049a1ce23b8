package shop

import okhttp3.Request

fun foreign(time: String, mac: String): Request =
    Request.Builder().url("https://sandbox.api.visa.com/forexrates/v2/foreignexchangerates").header("x-pay-token", "xv2:$time:$mac").build()
