use serde_json::json;

pub async fn pay(http: &reqwest::Client, token: &str, amount: &str) -> reqwest::Result<reqwest::Response> {
    let payment = json!({ "orderInformation": { "amountDetails": { "totalAmount": amount } } });
    http.post("https://apitest.cybersource.com/pts/v2/payments").bearer_auth(token).json(&payment).send().await
}
