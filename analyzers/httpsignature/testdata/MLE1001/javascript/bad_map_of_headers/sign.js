'use strict';

const crypto = require('crypto');

// The headers of a call, in the order in which they are signed.
function signedHeaders(host, path, digest, merchant) {
  const headers = new Map();
  headers.set('host', host);
  headers.set('date', new Date().toUTCString());
  headers.set('request-target', 'post ' + path);
  headers.set('digest', digest);
  headers.set('v-c-merchant-id', merchant);
  return headers;
}

function signature(headers, secret) {
  const lines = [];
  headers.forEach((value, name) => lines.push(name + ': ' + value));
  return crypto.createHmac('sha256', Buffer.from(secret, 'base64')).update(lines.join('\n')).digest('base64');
}

module.exports = { signedHeaders, signature };
