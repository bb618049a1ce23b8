require "digest"
require "jwt"
require "securerandom"

class Token
  HOST = "apitest.cybersource.com"

  def build(key, serial, merchant, body)
    now = Time.now.to_i
    claims = {
      "v-c-jwt-version" => "2",
      "v-c-merchant-id" => merchant,
      "request-host" => HOST,
      "request-method" => "post",
      "request-resource-path" => "/pts/v2/payments",
      digest: Digest::SHA256.base64digest(body),
      digestAlgorithm: "SHA-256",
      iss: merchant,
      jti: SecureRandom.uuid,
      iat: now,
      exp: now + 120,
    }
    JWT.encode(claims, key, "RS256", { kid: serial, typ: "JWT" })
  end
end
