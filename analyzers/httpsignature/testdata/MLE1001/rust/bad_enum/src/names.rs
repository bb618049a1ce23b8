/// Names of headers.
#[derive(Clone, Copy, Debug)]
pub enum Name {
    Host,
    Date,
    Target,
    Digest,
    Merchant,
}

impl Name {
    pub const SIGNED: [Name; 5] = [Name::Host, Name::Date, Name::Target, Name::Digest, Name::Merchant];

    pub fn as_str(&self) -> &'static str {
        match self {
            Name::Host => "host",
            Name::Date => "v-c-date",
            Name::Target => "request-target",
            Name::Digest => "digest",
            Name::Merchant => "v-c-merchant-id",
        }
    }
}
