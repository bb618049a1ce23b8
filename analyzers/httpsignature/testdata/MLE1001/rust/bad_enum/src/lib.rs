mod names;
mod sign;

pub use sign::signature;
