package shop

import java.util.Base64
import javax.crypto.Mac

fun tencent(mac: Mac, id: String, date: String, source: String): String {
    val signature = Base64.getEncoder().encodeToString(mac.doFinal("x-date: $date\nx-source: $source".toByteArray()))
    return "hmac id=\"$id\", algorithm=\"hmac-sha1\", headers=\"x-date x-source\", signature=\"$signature\""
}
