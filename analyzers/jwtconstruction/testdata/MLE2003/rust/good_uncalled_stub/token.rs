use base64::{engine::general_purpose::STANDARD, Engine};
use chrono::Utc;
use jsonwebtoken::{encode, Algorithm, EncodingKey, Header};
use serde::Serialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

pub const HOST: &str = "apitest.cybersource.com";

#[derive(Serialize)]
struct Claims {
    iss: String,
    jti: String,
    iat: i64,
    exp: i64,
    #[serde(rename = "request-host")]
    host: &'static str,
    #[serde(rename = "request-method")]
    method: String,
    #[serde(rename = "request-resource-path")]
    path: String,
    #[serde(rename = "v-c-jwt-version")]
    version: &'static str,
    #[serde(rename = "v-c-merchant-id")]
    merchant: String,
    digest: String,
    #[serde(rename = "digestAlgorithm")]
    algorithm: &'static str,
}

pub struct Signer {
    pub key: EncodingKey,
    pub key_id: String,
    pub merchant: String,
}

impl Signer {
    pub fn token(&self, method: &str, path: &str, body: &str) -> jsonwebtoken::errors::Result<String> {
        let now = Utc::now().timestamp();
        let header = Header { kid: Some(self.key_id.clone()), typ: Some("JWT".into()), alg: Algorithm::RS256, ..Header::default() };
        let claims = Claims {
            iss: self.merchant.clone(),
            jti: Uuid::new_v4().to_string(),
            iat: now,
            exp: now + 120,
            host: HOST,
            method: method.to_lowercase(),
            path: path.to_string(),
            version: "2",
            merchant: self.merchant.clone(),
            digest: STANDARD.encode(Sha256::digest(body.as_bytes())),
            algorithm: "SHA-256",
        };
        encode(&header, &claims, &self.key)
    }
}
