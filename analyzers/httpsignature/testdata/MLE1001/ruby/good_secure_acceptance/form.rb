require "openssl"

class Form
  URL = "https://testsecureacceptance.cybersource.com/pay".freeze

  def signed(fields, secret)
    names = fields.keys
    text = names.map { |name| "#{name}=#{fields[name]}" }.join(",")
    fields.merge("signed_field_names" => names.join(","), "signature" => Base64.strict_encode64(OpenSSL::HMAC.digest("sha256", secret, text)))
  end
end
