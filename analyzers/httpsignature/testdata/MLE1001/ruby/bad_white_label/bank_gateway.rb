require 'base64'
require 'openssl'
require_relative 'wire'

# The gateway of the house bank, reached through the proxy of the platform.
class BankGateway
  HOST = 'gateway.bank.example'
  FORWARD = 'X-Forward-'

  def headers(values, key_id, secret)
    text = Wire::SIGNED.map { |name| "#{name}: #{values[name]}" }.join("\n")
    signature = Base64.strict_encode64(OpenSSL::HMAC.digest('sha256', secret, text))
    {
      FORWARD + Wire::MERCHANT => values[Wire::MERCHANT],
      FORWARD + Wire::SIGNATURE => "keyid=\"#{key_id}\", algorithm=\"HmacSHA256\", headers=\"#{Wire::SIGNED.join(' ')}\", signature=\"#{signature}\""
    }
  end
end
