pub mod header {
    pub const MERCHANT: &str = "v-c-merchant-id";
    pub const DATE: &str = "v-c-date";
    pub const SIGNATURE: &str = "signature";
}

pub static BASE: &str = "https://apitest.cybersource.com";
