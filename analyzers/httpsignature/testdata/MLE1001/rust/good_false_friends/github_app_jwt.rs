use jsonwebtoken::{encode, Algorithm, EncodingKey, Header};
use serde_json::json;

pub async fn installations(http: &reqwest::Client, key: &EncodingKey, app: &str, now: i64) -> anyhow::Result<reqwest::Response> {
    let token = encode(&Header::new(Algorithm::RS256), &json!({ "iat": now - 60, "exp": now + 600, "iss": app }), key)?;
    Ok(http.get("https://api.github.com/app/installations").bearer_auth(token).send().await?)
}
