import { createHash, createHmac, randomUUID } from 'node:crypto';

const LIFETIME_SECONDS = 120;

const encoded = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

export function token(settings, method, path, body) {
  const issued = Math.floor(Date.now() / 1000);
  const header = { alg: 'HS256', typ: 'JWT', kid: settings.keyId };
  const claims = {
    iss: settings.merchantId,
    jti: randomUUID(),
    iat: issued,
    exp: issued + LIFETIME_SECONDS,
    'request-host': settings.host,
    'request-method': method.toLowerCase(),
    'request-resource-path': path,
    'v-c-jwt-version': '2',
    'v-c-merchant-id': settings.merchantId,
  };
  if (body !== undefined) {
    claims.digest = createHash('sha256').update(body, 'utf8').digest('base64');
    claims.digestAlgorithm = 'SHA-256';
  }
  const unsigned = `${encoded(header)}.${encoded(claims)}`;
  const signature = createHmac('sha256', settings.secret).update(unsigned).digest('base64url');
  return `${unsigned}.${signature}`;
}
