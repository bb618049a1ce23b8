use sha2::{Digest, Sha256};
use std::fmt::Write;

const MERCHANT: &str = "v-c-merchant-id";

fn text(host: &str, date: &str, merchant: &str, body: &[u8]) -> Result<String, std::fmt::Error> {
    let mut lines = String::new();
    writeln!(lines, "host: {host}")?;
    writeln!(lines, "date: {}", date)?;
    lines.push_str("(request-target): post /pts/v2/payments\n");
    lines += &format!("digest: SHA-256={}\n", base64::encode(Sha256::digest(body)));
    lines.push_str(MERCHANT);
    lines.push(':');
    lines.push(' ');
    lines.push_str(merchant);
    Ok(lines)
}
