pub struct Client {
    http: reqwest::Client,
    mle: bool,
    merchant: String,
    key_id: String,
}

impl Client {
    /// Encrypted payments go with a token, the others are signed as before.
    pub fn payment(&self, sealed: String, plain: String, token: &str, date: &str, mac: &str) -> reqwest::RequestBuilder {
        let request = self.http.post("https://apitest.cybersource.com/pts/v2/payments");
        if self.mle {
            request.bearer_auth(token).body(format!("{{\"encryptedRequest\":\"{sealed}\"}}"))
        } else {
            request
                .header("v-c-merchant-id", &self.merchant)
                .header("v-c-date", date)
                .header("signature", format!("keyid=\"{}\", algorithm=\"HmacSHA256\", headers=\"host v-c-date request-target v-c-merchant-id\", signature=\"{mac}\"", self.key_id))
                .body(plain)
        }
    }
}
