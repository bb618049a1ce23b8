const jwt = require('jsonwebtoken');

exports.secret = (key, keyId, team, client, now) =>
  jwt.sign({ iss: team, iat: now, exp: now + 3600, aud: 'https://appleid.apple.com', sub: client }, key, { algorithm: 'ES256', keyid: keyId });
