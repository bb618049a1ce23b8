class Signer {
    String header(mac, String key, String host, String merchant) {
        def text = "host: $host\nrequest-target: get /reporting/v3/reports\nv-c-merchant-id: $merchant"
        "keyid=\"$key\", algorithm=\"HmacSHA256\", headers=\"host request-target v-c-merchant-id\", signature=\"${mac.doFinal(text.bytes).encodeBase64()}\""
    }
}
