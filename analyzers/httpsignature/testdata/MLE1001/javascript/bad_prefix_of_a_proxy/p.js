const crypto = require('crypto');
const PREFIX = 'x-forward-';
function headers(mid, key, secret, host, date, path, digest) {
  const text = `host: ${host}\nv-c-date: ${date}\nrequest-target: post ${path}\ndigest: ${digest}\nv-c-merchant-id: ${mid}`;
  const mac = crypto.createHmac('sha256', Buffer.from(secret, 'base64')).update(text).digest('base64');
  const out = {};
  out[PREFIX + 'v-c-merchant-id'] = mid;
  out[PREFIX + 'signature'] = `keyid="${key}", algorithm="HmacSHA256", headers="host v-c-date request-target digest v-c-merchant-id", signature="${mac}"`;
  return out;
}
module.exports = headers;
