require "openssl"

class Signer
  KEYS = { host: "host", target: "(request-target)", merchant: "v-c-merchant-id" }.freeze

  def call(config, path)
    values = {
      KEYS[:host] => "apitest.cybersource.com",
      KEYS[:target] => "get " + path,
      KEYS[:merchant] => config.fetch(:merchant),
    }
    text = values.map { |name, value| "#{name}: #{value}" }.join("\n")
    digest = OpenSSL::Digest.new("sha256")
    signature = [OpenSSL::HMAC.digest(digest, config[:secret].unpack1("m"), text)].pack("m0")
    format('keyid="%<key>s", algorithm="HmacSHA256", headers="%<names>s", signature="%<text>s"',
           key: config[:key], names: values.keys.join(" "), text: signature)
  end
end
