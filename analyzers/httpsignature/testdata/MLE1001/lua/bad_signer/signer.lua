local http = require("resty.http")
local hmac = require("resty.openssl.hmac")

local HOST = "apitest.cybersource.com"

local function headers(merchant, key, secret, date)
  local text = "host: " .. HOST .. "\nv-c-date: " .. date .. "\nrequest-target: post /pts/v2/payments\nv-c-merchant-id: " .. merchant
  local mac = ngx.encode_base64(hmac.new(secret, "sha256"):final(text))
  return {
    ["v-c-merchant-id"] = merchant,
    ["Signature"] = 'keyid="' .. key .. '", algorithm="HmacSHA256", headers="host v-c-date request-target v-c-merchant-id", signature="' .. mac .. '"',
  }
end

return { headers = headers }
