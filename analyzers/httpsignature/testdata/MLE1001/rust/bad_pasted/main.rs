fn main() -> Result<(), ureq::Error> {
    let reply = ureq::post("https://apitest.cybersource.com/pts/v2/payments")
        .set("v-c-merchant-id", "acme")
        .set("Date", "Mon, 12 Jan 2026 10:00:00 GMT")
        .set("Signature", r#"keyid="08c94330-0000-0000-0000-000000000000", algorithm="HmacSHA256", headers="host date request-target v-c-merchant-id", signature="AAAA=""#)
        .call()?;
    println!("{}", reply.status());
    Ok(())
}
