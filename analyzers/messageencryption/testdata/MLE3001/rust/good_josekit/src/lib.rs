mod client;
mod token;
