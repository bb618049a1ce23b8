//! Signs requests to the gateway.
use base64::{engine::general_purpose::STANDARD, Engine};
use ring::{digest, hmac};

const HOST: &str = "apitest.cybersource.com";

pub struct Signer {
    key_id: String,
    secret: String,
}

impl Signer {
    fn digest(&self, body: &[u8]) -> String {
        STANDARD.encode(digest::digest(&digest::SHA256, body))
    }

    pub fn sign(&self, merchant: &str, path: &str, body: &str, date: &str, post: bool) -> Result<String, Error> {
        let listed = if post { "digest " } else { "" };
        let headers = format!("host v-c-date request-target {listed}v-c-merchant-id");
        let target = if post {
            format!("request-target: post {path}\ndigest: SHA-256={}\n", self.digest(body.as_bytes()))
        } else {
            format!("request-target: get {path}\n")
        };
        let text = format!("host: {HOST}\nv-c-date: {date}\n{target}v-c-merchant-id: {}", merchant);
        let key = hmac::Key::new(hmac::HMAC_SHA256, &STANDARD.decode(&self.secret)?);
        let signature = STANDARD.encode(hmac::sign(&key, text.as_bytes()).as_ref());
        Ok(format!(
            r#"keyid="{}", algorithm="HmacSHA256", headers="{headers}", signature="{signature}""#,
            self.key_id
        ))
    }
}
