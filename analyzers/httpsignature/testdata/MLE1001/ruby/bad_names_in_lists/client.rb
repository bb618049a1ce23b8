require 'base64'
require 'net/http'
require 'openssl'

MERCHANT = 'V-C-Merchant-Id'
SIGNED = ['Host', 'V-C-Date', 'Request-Target', 'Digest', MERCHANT].freeze

class Client
  def initialize(key_id, secret)
    @key_id = key_id
    @secret = Base64.decode64(secret)
  end

  def pay(address, values)
    text = SIGNED.map { |name| "#{name.downcase}: #{values[name]}" }.join("\n")
    signed = SIGNED.map(&:downcase).join(' ')
    signature = Base64.strict_encode64(OpenSSL::HMAC.digest('sha256', @secret, text))
    headers = {}
    headers[MERCHANT] = values[MERCHANT]
    headers['Signature'] = %(keyid="#{@key_id}", algorithm="HmacSHA256", headers="#{signed}", signature="#{signature}")
    request = Net::HTTP::Post.new(URI(address))
    headers.each { |name, value| request[name] = value }
    Net::HTTP.start(URI(address).host, 443, use_ssl: true) { |http| http.request(request) }
  end
end
