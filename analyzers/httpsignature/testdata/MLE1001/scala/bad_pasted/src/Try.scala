import java.net.{HttpURLConnection, URL}

object Try extends App {
  val c = new URL("https://apitest.cybersource.com/pts/v2/payments").openConnection().asInstanceOf[HttpURLConnection]
  c.setRequestProperty("v-c-merchant-id", "acme")
  c.setRequestProperty("Signature", "keyid=\"08c94330-0000-0000-0000-000000000000\", algorithm=\"HmacSHA256\", headers=\"host date request-target v-c-merchant-id\", signature=\"AAAA=\"")
  println(c.getResponseCode)
}
