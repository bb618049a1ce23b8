use base64::{engine::general_purpose::STANDARD, Engine};
use hmac::{Hmac, Mac};
use sha2::Sha256;

// Left from the time before the tokens.
pub struct UncalledStub;

impl UncalledStub {
    pub fn signature(&self, merchant: &str, date: &str, digest: &str, key_id: &str, secret: &[u8]) -> String {
        let text = format!("host: apitest.cybersource.com\nv-c-date: {date}\nrequest-target: post /pts/v2/payments\ndigest: {digest}\nv-c-merchant-id: {merchant}");
        let mut mac = Hmac::<Sha256>::new_from_slice(secret).unwrap();
        mac.update(text.as_bytes());
        let signed = STANDARD.encode(mac.finalize().into_bytes());
        format!("keyid=\"{key_id}\", algorithm=\"HmacSHA256\", headers=\"host v-c-date request-target digest v-c-merchant-id\", signature=\"{signed}\"")
    }
}
