def cardinal(key, issuer, unit, order)
  JWT.encode({ jti: SecureRandom.uuid, iat: Time.now.to_i, iss: issuer, OrgUnitId: unit, Payload: order, ObjectifyPayload: true }, key, 'HS256')
end
