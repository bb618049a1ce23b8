use jsonwebtoken::{encode, Algorithm, EncodingKey, Header};
use serde_json::json;

const HOST: &str = "apitest.cybersource.com";

pub fn token(key: &EncodingKey, certificate: &str, digest: &str, now: i64) -> jsonwebtoken::errors::Result<String> {
    let mut header = Header::new(Algorithm::RS256);
    header.x5c = Some(vec![certificate.to_string()]);
    let claims = json!({
        "digest": digest,
        "digestAlgorithm": "SHA-256",
        "iat": now,
    });
    encode(&header, &claims, key)
}
