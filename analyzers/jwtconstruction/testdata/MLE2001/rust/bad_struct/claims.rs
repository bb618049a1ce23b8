use serde::Serialize;

pub const BASE: &str = "https://api.cybersource.com";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Claims<'a> {
    digest: &'a str,
    digest_algorithm: &'static str,
    iat: String,
}

pub fn claims(digest: &str) -> Claims {
    Claims { digest, digest_algorithm: "SHA-256", iat: chrono::Utc::now().to_rfc2822() }
}
