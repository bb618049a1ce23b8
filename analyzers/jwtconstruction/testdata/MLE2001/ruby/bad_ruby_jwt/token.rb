require "jwt"

class Token
  HOST = "apitest.cybersource.com"

  def build(key, merchant, certificate, digest)
    claims = { digest: digest, digestAlgorithm: "SHA-256", iat: Time.now.to_i }
    headers = {}
    headers["v-c-merchant-id"] = merchant
    headers["x5c"] = [certificate]
    JWT.encode(claims, key, "RS256", headers)
  end
end
