pub const ADDRESS: &str = "https://ics2wstest.ic3.com/commerce/1.x/transactionProcessor";

pub fn message(merchant: &str, order: &str) -> String {
    format!("<requestMessage xmlns=\"urn:schemas-cybersource-com:transaction-data-1.200\"><merchantID>{merchant}</merchantID><merchantReferenceCode>{order}</merchantReferenceCode></requestMessage>")
}
