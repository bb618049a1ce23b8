require 'faraday'
require 'jwt'
require 'tomlrb'

SETTINGS = Tomlrb.load_file('config.toml')

def send_payment(key, serial, merchant, body)
  now = Time.now.to_i
  token = JWT.encode({ iss: merchant, iat: now, exp: now + 120 }, key, 'RS256', { kid: serial })
  Faraday.post("https://#{SETTINGS['gateway']['host']}/pts/v2/payments", body, 'Authorization' => "Bearer #{token}")
end
