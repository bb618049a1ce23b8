HOST = 'authservices.satispay.com'

def satispay(key, key_id, date, digest)
  text = "(request-target): post /g_business/v1/payments\nhost: #{HOST}\ndate: #{date}\ndigest: #{digest}"
  signature = Base64.strict_encode64(key.sign(OpenSSL::Digest.new('SHA256'), text))
  { 'Digest' => digest, 'Authorization' => "Signature keyId=\"#{key_id}\", algorithm=\"rsa-sha256\", headers=\"(request-target) host date digest\", signature=\"#{signature}\"" }
end
