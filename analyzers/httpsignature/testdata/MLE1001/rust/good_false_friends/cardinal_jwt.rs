use jsonwebtoken::{encode, EncodingKey, Header};
use serde_json::json;

pub fn cardinal(key: &EncodingKey, issuer: &str, unit: &str, order: serde_json::Value, now: i64) -> String {
    let claims = json!({ "jti": now.to_string(), "iat": now, "iss": issuer, "OrgUnitId": unit, "Payload": order, "ObjectifyPayload": true });
    encode(&Header::default(), &claims, key).unwrap()
}
