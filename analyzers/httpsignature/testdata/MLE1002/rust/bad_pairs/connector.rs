use crate::headers;

const HOST: &str = "apitest.cybersource.com";

impl Connector {
    fn build(&self, request: &Request, date: OffsetDateTime) -> Result<Vec<(String, Maskable<String>)>, Error> {
        let signature = self.signature(request, HOST, date)?;
        let mut headers = vec![
            (headers::CONTENT_TYPE.to_string(), "application/json".to_string().into()),
            ("v-c-merchant-id".to_string(), self.merchant.clone().into_masked()),
            ("v-c-date".to_string(), date.to_string().into()),
            ("Signature".to_string(), signature.into_masked()),
        ];
        if matches!(request.method, Method::Post | Method::Put) {
            headers.push(("Digest".to_string(), format!("SHA-256={}", request.digest).into_masked()));
        }
        Ok(headers)
    }
}
