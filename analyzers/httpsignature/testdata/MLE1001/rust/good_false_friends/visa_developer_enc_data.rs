use josekit::jwe::{self, JweHeader, RSA_OAEP_256};

pub fn body(pem: &str, key_id: &str, plain: &str) -> anyhow::Result<serde_json::Value> {
    let mut header = JweHeader::new();
    header.set_content_encryption("A128GCM");
    header.set_key_id(key_id);
    let sealed = jwe::serialize_compact(plain.as_bytes(), &header, &RSA_OAEP_256.encrypter_from_pem(pem)?)?;
    Ok(serde_json::json!({ "encData": sealed }))
}
