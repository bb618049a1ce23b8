//! Sends money abroad.
use josekit::jwe::{self, JweHeader, RSA_OAEP_256};
use serde_json::{json, Value};

const BASE: &str = "https://sandbox.api.mastercard.com";

pub struct Client {
    http: reqwest::Client,
    partner: String,
    consumer_key: String,
    signing_key: Vec<u8>,
    theirs: Vec<u8>,
    fingerprint: String,
    reply_key: Vec<u8>,
}

impl Client {
    fn open(&self, text: &str) -> anyhow::Result<Value> {
        let reply: Value = serde_json::from_str(text)?;
        let Some(sealed) = reply["encrypted_payload"]["data"].as_str() else { return Ok(reply) };
        let decrypter = RSA_OAEP_256.decrypter_from_pem(&self.reply_key)?;
        let (plain, _) = jwe::deserialize_compact(sealed, &decrypter)?;
        Ok(serde_json::from_slice(&plain)?)
    }

    pub async fn pay(&self, amount: &str, sender: &str) -> anyhow::Result<Value> {
        let payment = json!({ "amount": amount, "sender": sender });
        let url = format!("{BASE}/send/v1/partners/{}/crossborder/payment", self.partner);
        let body = payment.to_string();
        let authorization = oauth1::authorize("POST", &url, &body, &self.consumer_key, &self.signing_key);
        let reply = self.http.post(&url).header("Authorization", authorization).body(body).send().await?;
        self.open(&reply.text().await?)
    }
}
