require "openssl"

module Storage
  GATEWAY = "https://apitest.cybersource.com"

  def self.authorization(request, key, secret, date, scope)
    canonical = [request.verb, request.path, "host:#{request.host}\nx-amz-date:#{date}\n", "host;x-amz-date"].join("\n")
    text = ["AWS4-HMAC-SHA256", date, scope, Digest::SHA256.hexdigest(canonical)].join("\n")
    signature = OpenSSL::HMAC.hexdigest("sha256", secret, text)
    "AWS4-HMAC-SHA256 Credential=#{key}/#{scope}, SignedHeaders=host;x-amz-date, Signature=#{signature}"
  end
end
