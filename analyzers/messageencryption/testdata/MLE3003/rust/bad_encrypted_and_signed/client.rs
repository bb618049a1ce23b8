use josekit::jwe::{self, JweHeader, RSA_OAEP_256};
use serde_json::json;

const HOST: &str = "apitest.cybersource.com";

fn seal(pem: &str, serial: &str, plain: &str) -> anyhow::Result<String> {
    let mut header = JweHeader::new();
    header.set_content_encryption("A256GCM");
    header.set_key_id(serial);
    header.set_claim("iat", Some(json!(chrono::Utc::now().timestamp())))?;
    let sealed = jwe::serialize_compact(plain.as_bytes(), &header, &RSA_OAEP_256.encrypter_from_pem(pem)?)?;
    Ok(json!({ "encryptedRequest": sealed }).to_string())
}

pub async fn pay(http: &reqwest::Client, merchant: &str, key_id: &str, date: &str, digest: &str, mac: impl Fn(&str) -> String, pem: &str, serial: &str, plain: &str) -> anyhow::Result<reqwest::Response> {
    let body = seal(pem, serial, plain)?;
    let text = format!("host: {HOST}\nv-c-date: {date}\nrequest-target: post /pts/v2/payments\ndigest: {digest}\nv-c-merchant-id: {merchant}");
    let signature = mac(&text);
    let request = http
        .post(format!("https://{HOST}/pts/v2/payments"))
        .header("v-c-merchant-id", merchant)
        .header("v-c-date", date)
        .header("digest", digest)
        .header("signature", format!(r#"keyid="{key_id}", algorithm="HmacSHA256", headers="host v-c-date request-target digest v-c-merchant-id", signature="{signature}""#))
        .body(body);
    Ok(request.send().await?)
}
