// Takes payments.
import { CompactEncrypt, compactDecrypt } from 'jose';
import { createHash, createHmac } from 'node:crypto';

const host = 'apitest.cybersource.com';

async function seal(client, text) {
  return new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader({
      alg: 'RSA-OAEP-256',
      enc: 'A256GCM',
      kid: client.gateway.subject.serialNumber,
      iat: Math.floor(Date.now() / 1000),
    })
    .encrypt(client.gateway.publicKey);
}

async function open(client, text) {
  const reply = JSON.parse(text);
  if (!reply.encryptedResponse) return reply;
  const { plaintext } = await compactDecrypt(reply.encryptedResponse, client.replyKey);
  return JSON.parse(new TextDecoder().decode(plaintext));
}

async function send(client, method, path, body) {
  const date = new Date().toUTCString();
  const digest = `SHA-256=${createHash('sha256').update(body).digest('base64')}`;
  const text = `host: ${host}\ndate: ${date}\nrequest-target: ${method.toLowerCase()} ${path}\ndigest: ${digest}\nv-c-merchant-id: ${client.merchant}`;
  const signature = createHmac('sha256', client.secret).update(text).digest('base64');
  return fetch(`https://${host}${path}`, {
    method,
    headers: {
      'v-c-merchant-id': client.merchant,
      date,
      digest,
      signature: `keyid="${client.keyId}", algorithm="HmacSHA256", headers="host date request-target digest v-c-merchant-id", signature="${signature}"`,
      'Content-Type': 'application/json',
    },
    body,
  });
}

export async function pay(client, payment) {
  const plain = JSON.stringify({ totalAmount: payment.amount, card: payment.card });
  const jwe = await seal(client, plain);
  const body = JSON.stringify({ encryptedRequest: jwe });
  const response = await send(client, 'POST', '/pts/v2/payments', body);
  const text = await response.text();
  let reply;
  try {
    reply = await open(client, text);
  } catch (err) {
    return { state: 'unknown' };
  }
  if (response.status >= 300) {
    return { state: 'declined', reply };
  }
  return { state: 'paid', reply };
}
