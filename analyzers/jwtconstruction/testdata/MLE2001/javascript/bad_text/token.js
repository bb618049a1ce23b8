'use strict';

const crypto = require('crypto');
const jwt = require('jwt-simple');

const URL = 'https://apitest.cybersource.com/pts/v2/payments';

// Makes the token of the old form.
function token(account, method, body) {
  let claims = `{"iat":"${new Date().toUTCString()}"}`;
  if (method === 'post') {
    const digest = crypto.createHash('sha256').update(body).digest('base64');
    claims = '{"digest":"' + digest + '","digestAlgorithm":"SHA-256","iat":"' + new Date().toUTCString() + '"}';
  }
  const header = { header: { 'v-c-merchant-id': account.merchantId, x5c: [account.certificate] } };
  return jwt.encode(JSON.parse(claims), account.privateKey, 'RS256', header);
}

module.exports = { URL, token };
