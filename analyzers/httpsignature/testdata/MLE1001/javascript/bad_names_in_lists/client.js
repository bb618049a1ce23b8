const crypto = require('crypto');

const Wire = Object.freeze({ MERCHANT: 'V-C-Merchant-Id', SIGNATURE: 'Signature' });
const SIGNED = ['Host', 'V-C-Date', 'Request-Target', 'Digest', Wire.MERCHANT];

async function pay(address, keyId, secret, values) {
  const text = SIGNED.map((name) => `${name.toLowerCase()}: ${values[name]}`).join('\n');
  const signed = SIGNED.map((name) => name.toLowerCase()).join(' ');
  const signature = crypto.createHmac('sha256', secret).update(text).digest('base64');
  const fields = {};
  fields[Wire.MERCHANT] = values[Wire.MERCHANT];
  fields[Wire.SIGNATURE] = `keyid="${keyId}", algorithm="HmacSHA256", headers="${signed}", signature="${signature}"`;
  const headers = new Headers();
  for (const [name, value] of Object.entries(fields)) {
    headers.set(name, value);
  }
  return fetch(address, { method: 'POST', headers });
}

module.exports = { pay };
