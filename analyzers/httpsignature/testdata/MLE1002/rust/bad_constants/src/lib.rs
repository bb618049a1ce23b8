pub mod client;
mod consts;
