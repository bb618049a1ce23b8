'use strict';

const crypto = require('crypto');

const HOST = 'apitest.cybersource.com';

// Token is put together step by step.
class Token {
  constructor(account) {
    this.header = { alg: 'HS256', typ: 'JWT', kid: account.keyId };
    this.claims = { iss: account.merchantId, 'v-c-jwt-version': '2', 'v-c-merchant-id': account.merchantId };
  }

  stamp() {
    const now = Math.floor(Date.now() / 1000);
    this.claims.iat = now;
    this.claims.exp = now + 120;
    this.claims.jti = crypto.randomUUID();
    return this;
  }

  request(method, path, body) {
    this.claims['request-host'] = HOST;
    this.claims['request-method'] = method.toLowerCase();
    this.claims['request-resource-path'] = path;
    if (body) {
      this.claims.digest = crypto.createHash('sha256').update(body).digest('base64');
      this.claims.digestAlgorithm = 'SHA-256';
    }
    return this;
  }

  text() {
    return [this.header, this.claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  }
}

module.exports = Token;
