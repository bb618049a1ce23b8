import { createHash, createHmac } from 'node:crypto';

export function digest(body) {
  return 'SHA-256=' + createHash('sha256').update(body).digest('base64');
}

export function headers({ host, merchant, keyId, secret }, path, body) {
  const date = new Date().toUTCString();
  const signed = {
    host,
    date,
    'request-target': `post ${path}`,
    digest: digest(body),
    'v-c-merchant-id': merchant,
  };
  const text = Object.entries(signed)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
  const signature = createHmac('sha256', Buffer.from(secret, 'base64')).update(text).digest('base64');
  return {
    'v-c-merchant-id': merchant,
    Date: date,
    Host: host,
    Digest: signed.digest,
    Signature: `keyid="${keyId}", algorithm="HmacSHA256", headers="${Object.keys(signed).join(' ')}", signature="${signature}"`,
    'Content-Type': 'application/json',
  };
}
