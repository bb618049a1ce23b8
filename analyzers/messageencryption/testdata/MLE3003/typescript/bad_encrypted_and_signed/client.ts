import { createHash, createHmac } from 'node:crypto';
import { CompactEncrypt, type KeyLike } from 'jose';

const HOST = 'apitest.cybersource.com';

async function seal(key: KeyLike, serial: string, payment: object): Promise<string> {
  const jwe = await new CompactEncrypt(new TextEncoder().encode(JSON.stringify(payment)))
    .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: serial, iat: Math.floor(Date.now() / 1000) })
    .encrypt(key);
  return JSON.stringify({ encryptedRequest: jwe });
}

export async function pay(merchant: string, keyId: string, secret: Buffer, key: KeyLike, serial: string, date: string, payment: object): Promise<Response> {
  const body = await seal(key, serial, payment);
  const digest = `SHA-256=${createHash('sha256').update(body).digest('base64')}`;
  const text = `host: ${HOST}\nv-c-date: ${date}\nrequest-target: post /pts/v2/payments\ndigest: ${digest}\nv-c-merchant-id: ${merchant}`;
  const signature = createHmac('sha256', secret).update(text).digest('base64');
  return fetch(`https://${HOST}/pts/v2/payments`, {
    method: 'POST',
    headers: {
      'v-c-merchant-id': merchant,
      'v-c-date': date,
      digest,
      signature: `keyid="${keyId}", algorithm="HmacSHA256", headers="host v-c-date request-target digest v-c-merchant-id", signature="${signature}"`,
    },
    body,
  });
}
