pub async fn rates(http: &reqwest::Client, time: &str, mac: &str) -> reqwest::Result<reqwest::Response> {
    http.post("https://sandbox.api.visa.com/forexrates/v2/foreignexchangerates").header("x-pay-token", format!("xv2:{time}:{mac}")).send().await
}
