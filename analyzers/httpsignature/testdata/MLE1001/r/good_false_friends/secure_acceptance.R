form <- "https://testsecureacceptance.cybersource.com/pay"

fields <- function(mac) list(signed_field_names = "access_key,profile_id,transaction_uuid", signature = mac)
