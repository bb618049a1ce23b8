local GATEWAY = "https://apitest.cybersource.com"

return function(token)
  -- headers["v-c-merchant-id"] = merchant
  --[[ headers["Signature"] = 'keyid="' .. key .. '", algorithm="HmacSHA256", headers="host request-target v-c-merchant-id", signature="' .. mac .. '"' ]]
  return GATEWAY, { ["Authorization"] = "Bearer " .. token }
end
