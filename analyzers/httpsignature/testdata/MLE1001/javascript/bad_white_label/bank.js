// The gateway of the house bank, reached through the proxy of the platform.
const HOST = 'gateway.bank.example';
const FORWARD = 'x-forward-';
const Wire = { MERCHANT: 'v-c-merchant-id', SIGNATURE: 'signature' };

function headers(merchant, keyId, date, digest, mac) {
  const signature = mac(`host: ${HOST}\nv-c-date: ${date}\nrequest-target: post /pts/v2/payments\ndigest: ${digest}\n${Wire.MERCHANT}: ${merchant}`);
  return {
    [FORWARD + Wire.MERCHANT]: merchant,
    [FORWARD + Wire.SIGNATURE]: `keyid="${keyId}", algorithm="HmacSHA256", headers="host v-c-date request-target digest v-c-merchant-id", signature="${signature}"`,
  };
}

module.exports = { HOST, headers };
