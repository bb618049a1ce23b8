use reqwest::header::{AUTHORIZATION, CONTENT_TYPE};

const BASE: &str = "https://apitest.cybersource.com";

pub async fn send(client: &reqwest::Client, path: &str, token: &str, body: String) -> reqwest::Result<reqwest::Response> {
    client
        .post(format!("{BASE}{path}"))
        .header(AUTHORIZATION, format!("Bearer {token}"))
        .header(CONTENT_TYPE, "application/json")
        .body(body)
        .send()
        .await
}

/// Speaks to our own warehouse, which signs in another way.
pub async fn stock(client: &reqwest::Client, signature: &str) -> reqwest::Result<reqwest::Response> {
    client.get("https://stock.shop.example/items").header("Signature", signature).header("x-shop", "1").send().await
}

#[cfg(test)]
mod tests {
    #[test]
    fn old() {
        let headers = [("v-c-merchant-id", "m"), ("signature", "s")];
        assert_eq!(headers.len(), 2);
    }
}
