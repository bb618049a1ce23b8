def rates(secret, time, body)
  mac = OpenSSL::HMAC.hexdigest('sha256', secret, "#{time}#{body}")
  Faraday.post('https://sandbox.api.visa.com/forexrates/v2/foreignexchangerates', body, 'x-pay-token' => "xv2:#{time}:#{mac}")
end
