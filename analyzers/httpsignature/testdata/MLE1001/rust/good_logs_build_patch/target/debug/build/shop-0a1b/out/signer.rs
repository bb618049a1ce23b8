pub fn header(key: &str, mac: &str) -> String {
    format!("keyid=\"{key}\", algorithm=\"HmacSHA256\", headers=\"host request-target v-c-merchant-id\", signature=\"{mac}\"")
}
