def users(api, key)
  token = JWT.encode({ iss: api, iat: Time.now.to_i, exp: Time.now.to_i + 5400 }, key, 'HS256')
  Faraday.get('https://api.zoom.us/v2/users', nil, 'Authorization' => "Bearer #{token}")
end
