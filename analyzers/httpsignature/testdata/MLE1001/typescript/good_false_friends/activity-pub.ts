import { createSign } from 'node:crypto';

export function headers(key: string, actor: string, host: string, date: string, digest: string): Record<string, string> {
  const signature = createSign('RSA-SHA256').update(`(request-target): post /inbox\nhost: ${host}\ndate: ${date}\ndigest: SHA-256=${digest}`).sign(key, 'base64');
  return {
    Date: date,
    Digest: `SHA-256=${digest}`,
    Signature: `keyId="${actor}#main-key",algorithm="rsa-sha256",headers="(request-target) host date digest",signature="${signature}"`,
  };
}
