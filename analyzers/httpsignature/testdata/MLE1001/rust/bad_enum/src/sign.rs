use crate::names::Name;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::collections::HashMap;

type Code = Hmac<Sha256>;

/// The value of the header for a request.
pub fn signature(key: &str, secret: &[u8], values: &HashMap<Name, String>) -> String {
    let lines: Vec<String> = Name::SIGNED.iter().map(|n| format!("{}: {}", n.as_str(), values[n])).collect();
    let mut mac = Code::new_from_slice(secret).expect("a key of any length");
    mac.update(lines.join("\n").as_bytes());
    let signed = Name::SIGNED.iter().map(|n| n.as_str()).collect::<Vec<_>>().join(" ");
    format!(
        "keyid=\"{key}\", algorithm=\"{}\", headers=\"{signed}\", signature=\"{}\"",
        "HmacSHA256",
        base64::encode(mac.finalize().into_bytes())
    )
}
