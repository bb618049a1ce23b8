/// The partner's service in Java names it so.
pub const ALGORITHM: &str = "HmacSHA256";

pub fn checksum(value: String) -> serde_json::Value {
    serde_json::json!({ "algorithm": ALGORITHM, "value": value })
}
