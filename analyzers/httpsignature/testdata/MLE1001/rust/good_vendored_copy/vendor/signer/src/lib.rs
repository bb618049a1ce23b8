pub fn header(mac: impl Fn(&str) -> String, key: &str, host: &str, merchant: &str) -> String {
    let text = format!("host: {host}\nrequest-target: get /reporting/v3/reports\nv-c-merchant-id: {merchant}");
    format!("keyid=\"{key}\", algorithm=\"HmacSHA256\", headers=\"host request-target v-c-merchant-id\", signature=\"{}\"", mac(&text))
}
