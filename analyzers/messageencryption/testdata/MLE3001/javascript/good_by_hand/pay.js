// Takes payments.
import { SignJWT } from 'jose';
import { constants, createCipheriv, createDecipheriv, createHash, privateDecrypt, publicEncrypt, randomBytes, randomUUID } from 'node:crypto';

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

function seal(client, text) {
  const header = Buffer.from(JSON.stringify({
    alg: 'RSA-OAEP-256',
    enc: 'A256GCM',
    kid: client.gateway.subject.serialNumber,
    iat: Math.floor(Date.now() / 1000),
  })).toString('base64url');
  const secret = randomBytes(32);
  const iv = randomBytes(12);
  const key = publicEncrypt({ key: client.gateway.publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }, secret);
  const cipher = createCipheriv('aes-256-gcm', secret, iv);
  cipher.setAAD(Buffer.from(header));
  const sealed = Buffer.concat([cipher.update(text), cipher.final()]);
  const tag = cipher.getAuthTag();
  return [header, key.toString('base64url'), iv.toString('base64url'), sealed.toString('base64url'), tag.toString('base64url')].join('.');
}

function unseal(client, jwe) {
  const [header, key, iv, sealed, tag] = jwe.split('.');
  const secret = privateDecrypt({ key: client.replyKey, oaepHash: 'sha256' }, Buffer.from(key, 'base64url'));
  const cipher = createDecipheriv('aes-256-gcm', secret, Buffer.from(iv, 'base64url'));
  cipher.setAAD(Buffer.from(header));
  cipher.setAuthTag(Buffer.from(tag, 'base64url'));
  return Buffer.concat([cipher.update(Buffer.from(sealed, 'base64url')), cipher.final()]).toString('utf8');
}

async function open(client, text) {
  const reply = JSON.parse(text);
  if (!reply.encryptedResponse) return reply;
  return JSON.parse(unseal(client, reply.encryptedResponse));
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
