HOST = "https://apitest.cybersource.com"

# text = "host: h\n(request-target): post /p\nv-c-merchant-id: m"
class Hook
  # header = 'keyid="k", algorithm="HmacSHA256", headers="host v-c-merchant-id", signature="s"'
  def valid?(request, secret)
    request.headers["v-c-signature"] == OpenSSL::HMAC.hexdigest("SHA256", secret, request.raw_post)
  end
end

=begin
  signature = %(keyid="#{key}", algorithm="HmacSHA256", headers="host (request-target) v-c-merchant-id")
=end
