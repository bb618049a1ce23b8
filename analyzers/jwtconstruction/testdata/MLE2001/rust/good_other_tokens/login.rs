use chrono::{Duration, Utc};
use jsonwebtoken::{encode, Algorithm, EncodingKey, Header};
use serde::{Deserialize, Serialize};

pub const GATEWAY: &str = "https://apitest.cybersource.com";

#[derive(Debug, Serialize, Deserialize)]
struct Session {
    sub: String,
    iss: String,
    iat: i64,
    exp: i64,
}

/// Logs a customer in.
pub fn login(key: &EncodingKey, user: &str) -> String {
    let now = Utc::now();
    let claims = Session { sub: user.to_owned(), iss: "shop.example".into(), iat: now.timestamp(), exp: (now + Duration::hours(8)).timestamp() };
    encode(&Header::default(), &claims, key).unwrap()
}

/// Speaks to the store of the phone.
pub fn apple(key: &EncodingKey, team: &str, kid: &str) -> String {
    let header = Header { kid: Some(kid.to_string()), alg: Algorithm::ES256, ..Default::default() };
    let claims = serde_json::json!({ "iss": team, "iat": Utc::now().timestamp(), "aud": "appstoreconnect-v1", "bid": "example.shop" });
    encode(&header, &claims, key).unwrap()
}
