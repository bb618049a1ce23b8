//! The one path that is in use.
use jsonwebtoken::{encode, Algorithm, EncodingKey, Header};
use serde_json::json;

pub const HOST: &str = "apitest.cybersource.com";

pub fn token(key: &EncodingKey, serial: &str, merchant: &str, digest: &str, now: i64) -> jsonwebtoken::errors::Result<String> {
    let header = Header { kid: Some(serial.to_string()), typ: Some("JWT".into()), alg: Algorithm::RS256, ..Header::default() };
    let claims = json!({
        "iss": merchant, "jti": uuid::Uuid::new_v4().to_string(), "iat": now, "exp": now + 120,
        "v-c-jwt-version": "2", "v-c-merchant-id": merchant,
        "request-host": HOST, "request-method": "post", "request-resource-path": "/pts/v2/payments",
        "digest": digest, "digestAlgorithm": "SHA-256"
    });
    encode(&header, &claims, key)
}
