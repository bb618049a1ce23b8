pub const GATEWAY: &str = "https://apitest.cybersource.com";
