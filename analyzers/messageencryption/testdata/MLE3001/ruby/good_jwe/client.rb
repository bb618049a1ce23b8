require "faraday"
require "jwe"

class Client
  HOST = "https://apitest.cybersource.com"

  def encrypt(body, certificate, key_id)
    token = JWE.encrypt(body, certificate.public_key, alg: "RSA-OAEP-256", enc: "A256GCM", kid: key_id, iat: Time.now.to_i)
    { encryptedRequest: token }.to_json
  end

  def pay(body, certificate, key_id, token)
    headers = { "Authorization" => "Bearer #{token}", "Content-Type" => "application/json" }
    Faraday.post(HOST + "/pts/v2/payments", encrypt(body, certificate, key_id), headers)
  end
end
