require 'faraday'
require 'json'

def pay(token, amount)
  body = { orderInformation: { amountDetails: { totalAmount: amount } } }.to_json
  Faraday.post('https://apitest.cybersource.com/pts/v2/payments', body, 'Authorization' => "Bearer #{token}")
end
