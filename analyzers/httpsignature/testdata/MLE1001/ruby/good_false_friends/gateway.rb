require 'jwt'

# The one path that is in use.
class Gateway
  HOST = 'apitest.cybersource.com'

  def token(key, serial, merchant, body)
    now = Time.now.to_i
    claims = {
      'iss' => merchant, 'jti' => SecureRandom.uuid, 'iat' => now, 'exp' => now + 120,
      'v-c-jwt-version' => '2', 'v-c-merchant-id' => merchant,
      'request-host' => HOST, 'request-method' => 'post', 'request-resource-path' => '/pts/v2/payments',
      'digest' => Digest::SHA256.base64digest(body), 'digestAlgorithm' => 'SHA-256'
    }
    JWT.encode(claims, key, 'RS256', { kid: serial, typ: 'JWT' })
  end
end
