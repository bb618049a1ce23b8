mod token;

fn main() {
    let signer = token::Signer { key: load(), key_id: "1".into(), merchant: "shop".into() };
    println!("{}", signer.token("POST", "/pts/v2/payments", "{}").unwrap());
}
