def header(key, secret, host, merchant)
  text = "host: #{host}\nrequest-target: get /reporting/v3/reports\nv-c-merchant-id: #{merchant}"
  mac = Base64.strict_encode64(OpenSSL::HMAC.digest('sha256', secret, text))
  "keyid=\"#{key}\", algorithm=\"HmacSHA256\", headers=\"host request-target v-c-merchant-id\", signature=\"#{mac}\""
end
