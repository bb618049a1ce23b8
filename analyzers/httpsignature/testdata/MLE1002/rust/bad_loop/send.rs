use std::collections::HashMap;

pub fn send(url: &str, merchant: &str, signature: &str, date: &str, body: &str) -> Result<ureq::Response, ureq::Error> {
    let mut fields: HashMap<&str, &str> = HashMap::new();
    fields.insert("V-C-Merchant-Id", merchant);
    fields.insert("Date", date);
    fields.insert("Signature", signature);
    let mut request = ureq::post(&format!("https://{}{url}", std::env::var("GATEWAY_HOST").unwrap_or("api.cybersource.com".into())));
    for (name, value) in &fields {
        request = request.set(name, value);
    }
    request.send_string(body)
}
