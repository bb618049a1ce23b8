import { createHash, randomUUID } from 'node:crypto';
import jwt from 'jsonwebtoken';

const HOST = 'apitest.cybersource.com';

// The one path that is in use.
export function token(key: string, serial: string, merchant: string, body: string): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: merchant, jti: randomUUID(), iat: now, exp: now + 120,
    'v-c-jwt-version': '2', 'v-c-merchant-id': merchant,
    'request-host': HOST, 'request-method': 'post', 'request-resource-path': '/pts/v2/payments',
    digest: createHash('sha256').update(body).digest('base64'), digestAlgorithm: 'SHA-256',
  };
  return jwt.sign(claims, key, { algorithm: 'RS256', keyid: serial });
}
