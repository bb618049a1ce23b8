func header(mac: (String) -> String, key: String, host: String, merchant: String) -> String {
    let text = "host: \(host)\nrequest-target: get /reporting/v3/reports\nv-c-merchant-id: \(merchant)"
    return "keyid=\"\(key)\", algorithm=\"HmacSHA256\", headers=\"host request-target v-c-merchant-id\", signature=\"\(mac(text))\""
}
