use josekit::jws::{JwsHeader, JwsSigner};
use josekit::jwt::{self, JwtPayload};
use serde_json::json;
use std::time::{Duration, SystemTime};

const HOST: &str = "apitest.cybersource.com";

pub fn token(signer: &dyn JwsSigner, key_id: &str, merchant: &str, path: &str, digest: &str) -> anyhow::Result<String> {
    let mut header = JwsHeader::new();
    header.set_token_type("JWT");
    header.set_algorithm("RS256");
    header.set_key_id(key_id);
    let now = SystemTime::now();
    let mut claims = JwtPayload::new();
    claims.set_issuer(merchant);
    claims.set_jwt_id(uuid::Uuid::new_v4().to_string());
    claims.set_issued_at(&now);
    claims.set_expires_at(&(now + Duration::from_secs(120)));
    claims.set_claim("request-host", Some(json!(HOST)))?;
    claims.set_claim("request-method", Some(json!("post")))?;
    claims.set_claim("request-resource-path", Some(json!(path)))?;
    claims.set_claim("v-c-jwt-version", Some(json!("2")))?;
    claims.set_claim("v-c-merchant-id", Some(json!(merchant)))?;
    claims.set_claim("digest", Some(json!(digest)))?;
    claims.set_claim("digestAlgorithm", Some(json!("SHA-256")))?;
    Ok(jwt::encode_with_signer(&claims, &header, signer)?)
}
