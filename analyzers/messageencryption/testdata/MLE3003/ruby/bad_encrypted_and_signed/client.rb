require 'base64'
require 'digest'
require 'faraday'
require 'json'
require 'jwe'
require 'openssl'

class Client
  HOST = 'apitest.cybersource.com'

  def seal(key, serial, payment)
    sealed = JWE.encrypt(payment.to_json, key, alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: serial, iat: Time.now.to_i)
    { encryptedRequest: sealed }.to_json
  end

  def pay(merchant, key_id, secret, key, serial, date, payment)
    body = seal(key, serial, payment)
    digest = "SHA-256=#{Digest::SHA256.base64digest(body)}"
    text = "host: #{HOST}\nv-c-date: #{date}\nrequest-target: post /pts/v2/payments\ndigest: #{digest}\nv-c-merchant-id: #{merchant}"
    signature = Base64.strict_encode64(OpenSSL::HMAC.digest('sha256', secret, text))
    headers = {
      'v-c-merchant-id' => merchant,
      'v-c-date' => date,
      'Digest' => digest,
      'Signature' => "keyid=\"#{key_id}\", algorithm=\"HmacSHA256\", headers=\"host v-c-date request-target digest v-c-merchant-id\", signature=\"#{signature}\""
    }
    Faraday.post("https://#{HOST}/pts/v2/payments", body, headers)
  end
end
