use hyper::{Body, Method, Request};

pub fn request(merchant: &str, signature: String, date: String, digest: String, body: String) -> Result<Request<Body>, http::Error> {
    Request::builder()
        .method(Method::POST)
        .uri("https://apitest.cybersource.com/pts/v2/payments")
        .header("v-c-merchant-id", merchant)
        .header("v-c-date", date)
        .header("digest", format!("SHA-256={digest}"))
        .header("signature", signature)
        .body(Body::from(body))
}
