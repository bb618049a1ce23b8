use jsonwebtoken::{encode, EncodingKey, Header};
use serde_json::json;

pub async fn users(http: &reqwest::Client, key: &EncodingKey, api: &str, now: i64) -> anyhow::Result<reqwest::Response> {
    let token = encode(&Header::default(), &json!({ "iss": api, "iat": now, "exp": now + 5400 }), key)?;
    Ok(http.get("https://api.zoom.us/v2/users").bearer_auth(token).send().await?)
}
