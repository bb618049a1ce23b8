const { SignJWT } = require('jose');

exports.send = async (key, certificate, digest, date, body) => {
  const token = await new SignJWT({ digest, digestAlgorithm: 'SHA-256', iat: date }).setProtectedHeader({ alg: 'RS256', x5c: [certificate] }).sign(key);
  return fetch(`https://${process.env.PAY_HOST}/pts/v2/payments`, { method: 'POST', headers: { Authorization: `Bearer ${token}` }, body });
};
