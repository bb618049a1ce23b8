'use strict';

const crypto = require('crypto');

const HOST = 'apitest.cybersource.com';

const encode = (part) => Buffer.from(JSON.stringify(part)).toString('base64url');

// Makes the token of one request.
function token(account, method, path, body) {
  const now = Math.floor(Date.now() / 1000);
  const header = { alg: 'HS256', typ: 'JWT', kid: account.keyId, x5c: [account.certificate] };
  const claims = {
    iat: now,
    exp: now + 120,
    iss: account.merchantId,
    jti: crypto.randomUUID(),
    'request-host': HOST,
    'request-method': method.toLowerCase(),
    'request-resource-path': path,
    'v-c-jwt-version': '2',
    'v-c-merchant-id': account.merchantId,
  };
  if (body) {
    claims.digest = crypto.createHash('sha256').update(body).digest('base64');
    claims.digestAlgorithm = 'SHA-256';
  }
  const text = encode(header) + '.' + encode(claims);
  const mac = crypto.createHmac('sha256', Buffer.from(account.secret, 'base64'));
  return text + '.' + mac.update(text).digest('base64url');
}

module.exports = { token };
