object Signer {
  def header(mac: javax.crypto.Mac, key: String, host: String, merchant: String): String = {
    val text = s"host: $host\nrequest-target: get /reporting/v3/reports\nv-c-merchant-id: $merchant"
    "keyid=\"" + key + "\", algorithm=\"HmacSHA256\", headers=\"host request-target v-c-merchant-id\", signature=\"" + mac.doFinal(text.getBytes) + "\""
  }
}
