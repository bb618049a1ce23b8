use jsonwebtoken::{encode, Algorithm, EncodingKey, Header};
use serde_json::json;

pub async fn send(http: &reqwest::Client, key: &EncodingKey, certificate: String, digest: &str, date: &str, body: String) -> anyhow::Result<reqwest::Response> {
    let mut header = Header::new(Algorithm::RS256);
    header.x5c = Some(vec![certificate]);
    let token = encode(&header, &json!({ "digest": digest, "digestAlgorithm": "SHA-256", "iat": date }), key)?;
    let host = std::env::var("PAY_HOST")?;
    Ok(http.post(format!("https://{host}/pts/v2/payments")).bearer_auth(token).body(body).send().await?)
}
