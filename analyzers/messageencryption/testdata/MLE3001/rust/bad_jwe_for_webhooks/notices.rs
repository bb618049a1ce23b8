use josekit::jwe::{self, RSA_OAEP_256};

pub fn open(key: &str, payload: &str) -> anyhow::Result<String> {
    let (plain, _) = jwe::deserialize_compact(payload, &RSA_OAEP_256.decrypter_from_pem(key)?)?;
    Ok(String::from_utf8(plain)?)
}
