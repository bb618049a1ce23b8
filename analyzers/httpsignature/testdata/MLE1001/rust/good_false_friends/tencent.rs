use hmac::{Hmac, Mac};
use sha1::Sha1;

pub fn authorization(key: &[u8], id: &str, date: &str, source: &str) -> String {
    let mut mac = Hmac::<Sha1>::new_from_slice(key).unwrap();
    mac.update(format!("x-date: {date}\nx-source: {source}").as_bytes());
    let signature = base64::encode(mac.finalize().into_bytes());
    format!(r#"hmac id="{id}", algorithm="hmac-sha1", headers="x-date x-source", signature="{signature}""#)
}
