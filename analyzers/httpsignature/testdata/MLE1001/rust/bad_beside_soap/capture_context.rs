pub async fn open(http: &reqwest::Client, merchant: &str, key: &str, date: &str, mac: &str, body: String) -> reqwest::Result<String> {
    http.post("https://apitest.cybersource.com/microform/v2/sessions")
        .header("v-c-merchant-id", merchant)
        .header("v-c-date", date)
        .header("signature", format!("keyid=\"{key}\", algorithm=\"HmacSHA256\", headers=\"host v-c-date request-target v-c-merchant-id\", signature=\"{mac}\""))
        .body(body)
        .send()
        .await?
        .text()
        .await
}
