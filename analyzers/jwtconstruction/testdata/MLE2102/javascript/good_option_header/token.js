'use strict';

const crypto = require('crypto');
const jwt = require('jsonwebtoken');
const { v4: uuidv4 } = require('uuid');

const HOST = 'apitest.cybersource.com';

// Makes the token of one request.
function token(account, method, path, body) {
  const payload = {
    'request-host': HOST,
    'request-method': method.toLowerCase(),
    'request-resource-path': path,
    'v-c-jwt-version': '2',
    'v-c-merchant-id': account.merchantId,
  };
  if (body) {
    payload.digest = crypto.createHash('sha256').update(body).digest('base64');
    payload.digestAlgorithm = 'SHA-256';
  }
  return jwt.sign(payload, account.privateKey, {
    algorithm: 'HS256',
    header: { kid: account.keyId },
    expiresIn: 60,
    issuer: account.merchantId,
    jwtid: uuidv4(),
  });
}

module.exports = token;
