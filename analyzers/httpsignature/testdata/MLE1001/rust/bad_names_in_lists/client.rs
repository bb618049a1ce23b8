use base64::{engine::general_purpose::STANDARD, Engine};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::collections::HashMap;

const MERCHANT: &str = "V-C-Merchant-Id";
const SIGNED: [&str; 5] = ["Host", "V-C-Date", "Request-Target", "Digest", MERCHANT];

pub fn pay(address: &str, key_id: &str, secret: &[u8], values: &HashMap<String, String>) -> reqwest::Result<reqwest::blocking::Response> {
    let text = SIGNED.iter().map(|name| format!("{}: {}", name.to_lowercase(), values[*name])).collect::<Vec<_>>().join("\n");
    let signed = SIGNED.iter().map(|name| name.to_lowercase()).collect::<Vec<_>>().join(" ");
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).unwrap();
    mac.update(text.as_bytes());
    let signature = STANDARD.encode(mac.finalize().into_bytes());
    let mut headers = HashMap::new();
    headers.insert(MERCHANT, values[MERCHANT].clone());
    headers.insert("Signature", format!(r#"keyid="{key_id}", algorithm="HmacSHA256", headers="{signed}", signature="{signature}""#));
    let mut request = reqwest::blocking::Client::new().post(address);
    for (name, value) in headers {
        request = request.header(name, value);
    }
    request.send()
}
