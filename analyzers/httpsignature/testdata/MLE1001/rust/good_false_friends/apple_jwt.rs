use jsonwebtoken::{encode, Algorithm, EncodingKey, Header};
use serde_json::json;

pub fn secret(key: &EncodingKey, key_id: &str, team: &str, client: &str, now: i64) -> String {
    let header = Header { kid: Some(key_id.to_string()), alg: Algorithm::ES256, ..Default::default() };
    encode(&header, &json!({ "iss": team, "iat": now, "exp": now + 3600, "aud": "https://appleid.apple.com", "sub": client }), key).unwrap()
}
