local FORM = "https://testsecureacceptance.cybersource.com/pay"

return function(mac)
  return { action = FORM, signed_field_names = "access_key,profile_id,transaction_uuid", signature = mac }
end
