const HOST: &str = "authservices.satispay.com";

pub fn authorization(sign: impl Fn(&str) -> String, key_id: &str, date: &str, digest: &str) -> String {
    let signature = sign(&format!("(request-target): post /g_business/v1/payments\nhost: {HOST}\ndate: {date}\ndigest: {digest}"));
    format!(r#"Signature keyId="{key_id}", algorithm="rsa-sha256", headers="(request-target) host date digest", signature="{signature}""#)
}
