const crypto = require('crypto');

const HOST = 'authservices.satispay.com';

exports.headers = (key, keyId, date, digest) => {
  const text = `(request-target): post /g_business/v1/payments\nhost: ${HOST}\ndate: ${date}\ndigest: ${digest}`;
  const signature = crypto.createSign('RSA-SHA256').update(text).sign(key, 'base64');
  return { Digest: digest, Authorization: `Signature keyId="${keyId}", algorithm="rsa-sha256", headers="(request-target) host date digest", signature="${signature}"` };
};
