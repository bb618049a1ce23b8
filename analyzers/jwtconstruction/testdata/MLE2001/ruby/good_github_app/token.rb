require "jwt"

GATEWAY = "https://apitest.cybersource.com"

class AppToken
  def build(key, app)
    payload = { iat: Time.now.to_i - 60, exp: Time.now.to_i + 600, iss: app }
    JWT.encode(payload, key, "RS256")
  end
end
