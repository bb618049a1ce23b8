use serde_json::json;

const BASE: &str = "https://apitest.cybersource.com";

pub async fn pay(client: &reqwest::Client, amount: &str, token: String) -> reqwest::Result<reqwest::Response> {
    let body = json!({ "orderInformation": { "amountDetails": { "totalAmount": amount } } });
    client.post(format!("{BASE}/pts/v2/payments")).bearer_auth(token).json(&body).send().await
}
