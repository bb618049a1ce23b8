require 'faraday'

def capture_context(merchant, key, date, mac, body)
  headers = {
    'v-c-merchant-id' => merchant,
    'v-c-date' => date,
    'Signature' => "keyid=\"#{key}\", algorithm=\"HmacSHA256\", headers=\"host v-c-date request-target v-c-merchant-id\", signature=\"#{mac}\""
  }
  Faraday.post('https://apitest.cybersource.com/microform/v2/sessions', body, headers).body
end
