$Form = "https://testsecureacceptance.cybersource.com/pay"

function Get-Fields($Mac) {
    return @{ signed_field_names = "access_key,profile_id,transaction_uuid"; signature = $Mac }
}
