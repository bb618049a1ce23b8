require 'jwe'

def enc_data(key, key_id, plain)
  { encData: JWE.encrypt(plain, key, alg: 'RSA-OAEP-256', enc: 'A128GCM', kid: key_id, iat: Time.now.to_i) }.to_json
end
