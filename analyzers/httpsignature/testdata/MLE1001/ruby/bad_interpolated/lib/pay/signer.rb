require "base64"
require "openssl"
require_relative "names"

module Pay
  class Signer
    attr_reader :key, :merchant

    def initialize(key, secret, merchant)
      @key = key
      @secret = secret
      @merchant = merchant
    end

    def header(path, date, digest)
      text = "host: #{HOST}\nv-c-date: #{date}\n"
      text << "request-target: post #{path}\n" << "digest: #{digest}\n"
      text += "v-c-merchant-id: #{merchant}"
      mac = OpenSSL::HMAC.digest("sha256", Base64.decode64(@secret), text)
      %(keyid="#{key}", algorithm="HmacSHA256", headers="#{SIGNED.join(" ")}", signature="#{Base64.strict_encode64(mac)}")
    end
  end
end
