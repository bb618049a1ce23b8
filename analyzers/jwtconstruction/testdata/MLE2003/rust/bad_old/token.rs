use serde_json::json;

pub const HOST: &str = "apitest.cybersource.com";

pub fn claims(digest: &str, now: i64) -> serde_json::Value {
    json!({ "digest": digest, "digestAlgorithm": "SHA-256", "iat": now })
}
