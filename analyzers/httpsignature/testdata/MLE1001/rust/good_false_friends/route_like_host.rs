pub const ROUTES: [(&str, &str); 2] = [("api.cybersource.webhook", "/hooks/pay"), ("api.cybersource.com.settings", "/settings/pay")];
