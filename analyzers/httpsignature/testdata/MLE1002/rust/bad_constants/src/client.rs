use crate::consts::{self, header};
use reqwest::header::{HeaderMap, HeaderName, HeaderValue, CONTENT_TYPE};

pub struct Gateway {
    client: reqwest::Client,
    merchant: String,
}

impl Gateway {
    fn headers(&self, signature: &str, date: &str) -> anyhow::Result<HeaderMap> {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        headers.insert(HeaderName::from_static(header::MERCHANT), HeaderValue::from_str(&self.merchant)?);
        headers.insert(header::DATE, date.parse()?);
        headers.insert(header::SIGNATURE, HeaderValue::from_str(signature)?);
        Ok(headers)
    }

    pub async fn pay(&self, body: String, signature: &str, date: &str) -> anyhow::Result<String> {
        let reply = self
            .client
            .post(format!("{}/pts/v2/payments", consts::BASE))
            .headers(self.headers(signature, date)?)
            .body(body)
            .send()
            .await?;
        Ok(reply.text().await?)
    }
}
