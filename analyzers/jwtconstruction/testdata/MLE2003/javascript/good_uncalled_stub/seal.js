import { createHash, randomUUID } from 'node:crypto';

// Adds what every token has, and the digest of a body.
export function seal(claims, account, body) {
  const now = Math.floor(Date.now() / 1000);
  claims.iat = now;
  claims.exp = now + 120;
  claims.iss = account.merchantId;
  claims.jti = randomUUID();
  if (body) {
    claims.digest = createHash('sha256').update(body).digest('base64');
    claims.digestAlgorithm = 'SHA-256';
  }
}
