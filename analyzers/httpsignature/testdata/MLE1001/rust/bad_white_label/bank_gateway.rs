//! The gateway of the house bank, reached through the proxy of the platform.
use std::collections::HashMap;

pub const HOST: &str = "gateway.bank.example";
const FORWARD: &str = "x-forward-";

enum Wire {
    Merchant,
    Signature,
}

impl Wire {
    fn as_str(&self) -> &'static str {
        match self {
            Wire::Merchant => "v-c-merchant-id",
            Wire::Signature => "signature",
        }
    }
}

pub fn headers(merchant: &str, key_id: &str, date: &str, digest: &str, mac: impl Fn(&str) -> String) -> HashMap<String, String> {
    let text = format!("host: {HOST}\nv-c-date: {date}\nrequest-target: post /pts/v2/payments\ndigest: {digest}\n{}: {merchant}", Wire::Merchant.as_str());
    let signature = mac(&text);
    let mut out = HashMap::new();
    out.insert(format!("{FORWARD}{}", Wire::Merchant.as_str()), merchant.to_string());
    out.insert(
        format!("{FORWARD}{}", Wire::Signature.as_str()),
        format!(r#"keyid="{key_id}", algorithm="HmacSHA256", headers="host v-c-date request-target digest v-c-merchant-id", signature="{signature}""#),
    );
    out
}
