import { createSign } from 'node:crypto';

export async function deliver(inbox, actor, key, body, digest) {
  const url = new URL(inbox);
  const date = new Date().toUTCString();
  const text = `(request-target): post ${url.pathname}\nhost: ${url.host}\ndate: ${date}\ndigest: ${digest}`;
  const signature = createSign('RSA-SHA256').update(text).sign(key, 'base64');
  return fetch(inbox, {
    method: 'POST',
    body,
    headers: {
      date,
      digest,
      signature: `keyId="${actor}#main-key",algorithm="rsa-sha256",headers="(request-target) host date digest",signature="${signature}"`,
    },
  });
}
