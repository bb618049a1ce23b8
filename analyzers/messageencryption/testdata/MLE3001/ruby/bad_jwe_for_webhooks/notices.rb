require 'json'
require 'jwe'

def open_notice(key, payload)
  JSON.parse(JWE.decrypt(payload, key))
end
