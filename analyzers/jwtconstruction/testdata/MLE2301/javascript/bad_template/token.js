'use strict';

const { randomUUID } = require('crypto');

const HOST = 'apitest.cybersource.com';

// Makes the token of one query.
module.exports = function token(account, path) {
  const now = Math.floor(Date.now() / 1000);
  const header = `{"alg":"HS256","typ":"JWT","kid":"${account.keyId}"}`;
  const claims = `{"iat":${now},"exp":${now + 120},"iss":"${account.merchantId}","jti":"${randomUUID()}",` +
    `"request-host":"${HOST}","request-method":"get","request-resource-path":"${path}",` +
    `"v-c-jwt-version":"2","v-c-merchant-id":"${account.merchantId}"}`;
  return btoa(header) + '.' + btoa(claims);
};
