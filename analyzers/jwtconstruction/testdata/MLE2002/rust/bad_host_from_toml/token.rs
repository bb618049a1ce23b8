use config::{Config, File};
use jsonwebtoken::{encode, Algorithm, EncodingKey, Header};
use serde_json::json;

pub async fn send(http: &reqwest::Client, key: &EncodingKey, serial: String, merchant: &str, now: i64, body: String) -> anyhow::Result<reqwest::Response> {
    let settings = Config::builder().add_source(File::with_name("config.toml")).build()?;
    let host = settings.get_string("gateway.host")?;
    let mut header = Header::new(Algorithm::RS256);
    header.kid = Some(serial);
    let token = encode(&header, &json!({ "iss": merchant, "iat": now, "exp": now + 120 }), key)?;
    Ok(http.post(format!("https://{host}/pts/v2/payments")).bearer_auth(token).body(body).send().await?)
}
