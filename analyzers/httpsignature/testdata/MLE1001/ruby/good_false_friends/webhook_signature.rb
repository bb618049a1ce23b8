def genuine?(request, body, key)
  sent = request.headers['v-c-signature']
  time = sent.split(';').first
  sent.include?("sig=#{Base64.strict_encode64(OpenSSL::HMAC.digest('sha256', key, "#{time}.#{body}"))}")
end
