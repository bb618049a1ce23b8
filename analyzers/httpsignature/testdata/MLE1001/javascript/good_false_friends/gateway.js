const crypto = require('crypto');
const jwt = require('jsonwebtoken');

const HOST = 'apitest.cybersource.com';

// The one path that is in use.
exports.token = (key, serial, merchant, body) => {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: merchant, jti: crypto.randomUUID(), iat: now, exp: now + 120,
    'v-c-jwt-version': '2', 'v-c-merchant-id': merchant,
    'request-host': HOST, 'request-method': 'post', 'request-resource-path': '/pts/v2/payments',
    digest: crypto.createHash('sha256').update(body).digest('base64'), digestAlgorithm: 'SHA-256',
  };
  return jwt.sign(claims, key, { algorithm: 'RS256', keyid: serial });
};
