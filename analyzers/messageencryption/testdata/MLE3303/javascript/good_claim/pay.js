// Takes payments.
import { CompactEncrypt, compactDecrypt, SignJWT } from 'jose';
import { createHash, randomUUID } from 'node:crypto';

const host = 'apitest.cybersource.com';

async function token(client, method, path, body) {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iat: now,
    exp: now + 120,
    iss: client.merchant,
    jti: randomUUID(),
    'request-host': host,
    'request-method': method.toLowerCase(),
    'request-resource-path': path,
    'v-c-jwt-version': '2',
    'v-c-merchant-id': client.merchant,
    'v-c-response-mle-kid': client.replyKeyId,
  };
  if (body) {
    claims.digest = createHash('sha256').update(body).digest('base64');
    claims.digestAlgorithm = 'SHA-256';
  }
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: client.keyId, typ: 'JWT' }).sign(client.key);
}

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
  const bearer = await token(client, method, path, body);
  return fetch(`https://${host}${path}`, {
    method,
    headers: { Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/json' },
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
