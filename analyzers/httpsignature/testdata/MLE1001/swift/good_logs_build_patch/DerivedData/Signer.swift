func header(key: String, mac: String) -> String {
    return "keyid=\"\(key)\", algorithm=\"HmacSHA256\", headers=\"host request-target v-c-merchant-id\", signature=\"\(mac)\""
}
