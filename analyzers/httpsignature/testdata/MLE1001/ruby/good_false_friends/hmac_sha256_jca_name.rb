ALGORITHM = 'HmacSHA256' # the partner's service in Java names it so

def checksum(order, key)
  { algorithm: ALGORITHM, value: OpenSSL::HMAC.hexdigest('sha256', key, order) }
end
