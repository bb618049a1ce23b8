require 'faraday'
require 'json/jwt'

class Token
  def send_payment(key, certificate, digest, date, body)
    token = JSON::JWT.new(digest: digest, digestAlgorithm: 'SHA-256', iat: date)
    token.header[:x5c] = [certificate]
    Faraday.post("https://#{ENV['PAY_HOST']}/pts/v2/payments", body, 'Authorization' => "Bearer #{token.sign(key, :RS256)}")
  end
end
