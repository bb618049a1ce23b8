object Signer {
  def header(key: String, mac: String) = "keyid=\"" + key + "\", algorithm=\"HmacSHA256\", headers=\"host request-target v-c-merchant-id\", signature=\"" + mac + "\""
}
