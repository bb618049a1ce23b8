import jwt from 'jsonwebtoken';
import { createHash, randomUUID } from 'node:crypto';

const HOST = 'apitest.cybersource.com';

export function token(key: string, serial: string, merchant: string, replyKey: string, body: string): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: merchant, jti: randomUUID(), iat: now, exp: now + 120, 'v-c-jwt-version': '2', 'v-c-merchant-id': merchant, 'v-c-response-mle-kid': replyKey,
    'request-host': HOST, 'request-method': 'post', 'request-resource-path': '/pts/v2/payments',
    digest: createHash('sha256').update(body).digest('base64'), digestAlgorithm: 'SHA-256',
  };
  return jwt.sign(claims, key, { algorithm: 'RS256', keyid: serial });
}
