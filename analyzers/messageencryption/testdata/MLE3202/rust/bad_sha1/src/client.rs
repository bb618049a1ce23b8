use crate::token::{Signer, HOST};
use josekit::jwe::{self, JweHeader, RSA_OAEP, RSA_OAEP_256};
use serde_json::{json, Value};

pub struct Client {
    http: reqwest::Client,
    signer: Signer,
    certificate: String,
    encryption_key_id: String,
    reply_key: String,
}

impl Client {
    fn seal(&self, body: &Value) -> anyhow::Result<Value> {
        let mut header = JweHeader::new();
        header.set_content_encryption("A256GCM");
        header.set_key_id(&self.encryption_key_id);
        header.set_claim("iat", Some(json!(chrono::Utc::now().timestamp())))?;
        let encrypter = RSA_OAEP.encrypter_from_pem(&self.certificate)?;
        let sealed = jwe::serialize_compact(body.to_string().as_bytes(), &header, &encrypter)?;
        Ok(json!({ "encryptedRequest": sealed }))
    }

    pub async fn pay(&self, payment: &Value) -> anyhow::Result<String> {
        let path = "/pts/v2/payments";
        let body = self.seal(payment)?.to_string();
        let token = self.signer.token("POST", path, &body)?;
        let reply = self.http.post(format!("https://{HOST}{path}")).bearer_auth(token).body(body).send().await?;
        self.open(&reply.text().await?)
    }

    fn open(&self, text: &str) -> anyhow::Result<String> {
        let reply: Value = serde_json::from_str(text)?;
        let Some(sealed) = reply["encryptedResponse"].as_str() else { return Ok(text.to_string()) };
        let decrypter = RSA_OAEP_256.decrypter_from_pem(&self.reply_key)?;
        let (plain, _) = jwe::deserialize_compact(sealed, &decrypter)?;
        Ok(String::from_utf8(plain)?)
    }
}
