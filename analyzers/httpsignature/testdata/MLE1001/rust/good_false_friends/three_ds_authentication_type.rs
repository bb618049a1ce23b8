pub fn enrol(window: &str) -> serde_json::Value {
    serde_json::json!({ "consumerAuthenticationInformation": { "authenticationType": "02", "acsWindowSize": window, "challengeCode": "04" } })
}
