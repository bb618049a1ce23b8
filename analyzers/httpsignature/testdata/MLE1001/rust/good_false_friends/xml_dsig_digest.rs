pub fn saml() -> serde_json::Value {
    serde_json::json!({
        "signatureAlgorithm": "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
        "digestAlgorithm": "http://www.w3.org/2001/04/xmlenc#sha256",
        "digest": "SHA-256"
    })
}
