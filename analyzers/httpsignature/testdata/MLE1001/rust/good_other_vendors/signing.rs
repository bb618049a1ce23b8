//! Signatures of a cloud and of the social web, beside the address of the gateway.
use hmac::{Hmac, Mac};
use sha2::Sha256;

pub const GATEWAY: &str = "https://apitest.cybersource.com";

fn hmac_sha256(key: &[u8], text: &str) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).unwrap();
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

/// The authorization of a request to the object store.
pub fn cloud(access: &str, secret: &str, day: &str, region: &str, canonical: &str) -> String {
    let scope = format!("{day}/{region}/s3/aws4_request");
    let signed = ["host", "x-amz-content-sha256", "x-amz-date"].join(";");
    let text = format!("AWS4-HMAC-SHA256\n{day}\n{scope}\n{canonical}");
    let signature = hex::encode(hmac_sha256(&hmac_sha256(secret.as_bytes(), day), &text));
    format!("AWS4-HMAC-SHA256 Credential={access}/{scope}, SignedHeaders={signed}, Signature={signature}")
}

/// The signature of a message to another instance.
pub fn activity(actor: &str, host: &str, date: &str, digest: &str, key: &Rsa) -> String {
    let text = format!("(request-target): post /inbox\nhost: {host}\ndate: {date}\ndigest: SHA-256={digest}");
    let signature = base64::encode(key.sign(text.as_bytes()));
    format!(r#"keyId="{actor}#main-key",algorithm="rsa-sha256",headers="(request-target) host date digest",signature="{signature}""#)
}

/// Whether a notice comes from the gateway: v-c-signature holds the time, the key and a MAC.
pub fn notice(headers: &http::HeaderMap, body: &str, secret: &[u8]) -> bool {
    let sent = headers.get("v-c-signature").and_then(|v| v.to_str().ok()).unwrap_or("");
    let (time, rest) = sent.split_once(';').unwrap_or(("", ""));
    let mac = base64::encode(hmac_sha256(secret, &format!("{time}.{body}")));
    rest.contains(&format!("sig={mac}"))
}

/// The fields of a hosted form.
pub fn form(profile: &str, fields: &[(&str, &str)], secret: &[u8]) -> String {
    let text = fields.iter().map(|(k, v)| format!("{k}={v}")).collect::<Vec<_>>().join(",");
    format!("profile_id={profile}&signed_field_names=access_key,profile_id&signature={}", base64::encode(hmac_sha256(secret, &text)))
}
