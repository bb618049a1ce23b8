//! The gateway once wanted a Signature header:
//! keyid="…", algorithm="HmacSHA256", headers="host v-c-date request-target v-c-merchant-id", signature="…".

const HOST: &str = "api.cybersource.com";

pub fn authorization(token: &str, path: &str) -> (String, String) {
    // let text = format!("host: {HOST}\nv-c-date: {date}\nrequest-target: get {path}\nv-c-merchant-id: {merchant}");
    /* let signature = hmac::sign(&key, text.as_bytes()); /* gone */ */
    (format!("https://{HOST}{path}"), format!("Bearer {token}"))
}
