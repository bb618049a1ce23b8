module Shop.SecureAcceptance

let form = "https://testsecureacceptance.cybersource.com/pay"

let sign mac = [ "signed_field_names", "access_key,profile_id,transaction_uuid"; "signature", mac ]
