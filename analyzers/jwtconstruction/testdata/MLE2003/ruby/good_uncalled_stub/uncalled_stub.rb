require "base64"
require "openssl"

# Left from the time before the tokens.
class UncalledStub
  def signature(merchant, date, digest, key_id, secret)
    text = "host: apitest.cybersource.com\nv-c-date: #{date}\nrequest-target: post /pts/v2/payments\ndigest: #{digest}\nv-c-merchant-id: #{merchant}"
    signed = Base64.strict_encode64(OpenSSL::HMAC.digest("sha256", Base64.decode64(secret), text))
    %(keyid="#{key_id}", algorithm="HmacSHA256", headers="host v-c-date request-target digest v-c-merchant-id", signature="#{signed}")
  end
end
