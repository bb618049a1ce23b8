import { createSign } from 'node:crypto';

const HOST = 'authservices.satispay.com';

export function headers(key: string, keyId: string, date: string, digest: string): Record<string, string> {
  const text = `(request-target): post /g_business/v1/payments\nhost: ${HOST}\ndate: ${date}\ndigest: ${digest}`;
  const signature = createSign('RSA-SHA256').update(text).sign(key, 'base64');
  return { Digest: digest, Authorization: `Signature keyId="${keyId}", algorithm="rsa-sha256", headers="(request-target) host date digest", signature="${signature}"` };
}
