def secret(key, key_id, team, client)
  now = Time.now.to_i
  JWT.encode({ iss: team, iat: now, exp: now + 3600, aud: 'https://appleid.apple.com', sub: client }, key, 'ES256', { kid: key_id })
end
