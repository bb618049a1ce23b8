package shop

import java.util.Base64
import javax.crypto.Mac

class Tencent(mac: Mac) {
  def authorization(id: String, date: String, source: String): String = {
    val signature = Base64.getEncoder.encodeToString(mac.doFinal(s"x-date: $date\nx-source: $source".getBytes))
    s"""hmac id="$id", algorithm="hmac-sha1", headers="x-date x-source", signature="$signature""""
  }
}
