const crypto = require('crypto');
const https = require('https');

const HOST = 'apitest.cybersource.com';

// pay sends one payment.
function pay(merchant, body, done) {
  const payload = JSON.stringify(body);
  const digest = 'SHA-256=' + crypto.createHash('sha256').update(payload, 'utf8').digest('base64');
  const date = new Date().toUTCString();
  const lines = 'host: ' + HOST + '\n' +
    'date: ' + date + '\n' +
    'request-target: post /pts/v2/payments\n' +
    'digest: ' + digest + '\n' +
    'v-c-merchant-id: ' + merchant.id;
  const key = Buffer.from(merchant.secret, 'base64');
  const signature = crypto.createHmac('sha256', key).update(lines).digest('base64');
  const request = https.request({
    method: 'POST',
    hostname: HOST,
    path: '/pts/v2/payments',
    headers: {
      'v-c-merchant-id': merchant.id,
      Date: date,
      Digest: digest,
      Signature: `keyid="${merchant.key}", algorithm="HmacSHA256", headers="host date request-target digest v-c-merchant-id", signature="${signature}"`,
    },
  }, done);
  request.end(payload);
}

module.exports = { pay };
