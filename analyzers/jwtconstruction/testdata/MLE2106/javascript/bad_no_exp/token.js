import crypto from 'crypto';
import jwt from 'jwt-simple';

const HOST = 'apitest.cybersource.com';

function standard(account) {
  const now = Math.floor(Date.now() / 1000);
  return { iat: now, iss: account.merchantId, jti: crypto.randomUUID() };
}

// Makes the token of one request.
export default function token(account, method, path, body) {
  const claims = {
    ...standard(account),
    'request-host': HOST,
    'request-method': method.toLowerCase(),
    'request-resource-path': path,
    'v-c-jwt-version': '2',
    'v-c-merchant-id': account.merchantId,
  };
  if (body) {
    Object.assign(claims, { digest: crypto.createHash('sha256').update(body).digest('base64'), digestAlgorithm: 'SHA-256' });
  }
  return jwt.encode(claims, account.privateKey, 'RS256', { header: { kid: account.keyId } });
}
