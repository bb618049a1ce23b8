def headers(key, mac, merchant)
  { 'v-c-merchant-id' => merchant, 'Signature' => "keyid=\"#{key}\", algorithm=\"HmacSHA256\", headers=\"host request-target v-c-merchant-id\", signature=\"#{mac}\"" }
end
