// Authorises one payment with a hand-made client: a JWT of version 2, an encrypted request and an encrypted reply. It is
// a program to prove mleready with. Its mistakes are on purpose: it looks at the HTTP status alone, so that a reply which
// it cannot read counts as a success, and after anything that looks like trouble it simply pays again.
import crypto from 'node:crypto';
import fs from 'node:fs';
import https from 'node:https';
import path from 'node:path';

const keys = process.env.SHOP_KEYS;
const gateway = new URL(process.env.SHOP_GATEWAY);
const settings = fs.readFileSync(path.join(keys, 'credentials.yaml'), 'utf8');
const find = (pattern) => settings.match(pattern)[1];
const merchant = find(/- id: (\S+)/);
const kid = find(/shared_secret: \{kid: "?([^",]+)/);
const secret = Buffer.from(find(/shared_secret: \{kid: [^,]+, secret: "?([^"}]+)/), 'base64');
const responseKid = find(/kid: "(\d+)", file: sandbox_merchant\.response\.key\.pem/);
const b64 = (value) => Buffer.from(value).toString('base64url');

function token(method, resource, body) {
  const now = Math.floor(Date.now() / 1000);
  const head = b64(JSON.stringify({ alg: 'HS256', typ: 'JWT', kid }));
  const claims = b64(JSON.stringify({
    iat: now, exp: now + 120, iss: merchant, jti: crypto.randomUUID(), 'v-c-jwt-version': '2', 'v-c-merchant-id': merchant,
    'v-c-response-mle-kid': responseKid, 'request-host': gateway.host, 'request-method': method, 'request-resource-path': resource,
    digest: crypto.createHash('sha256').update(body).digest('base64'), digestAlgorithm: 'SHA-256',
  }));
  return `${head}.${claims}.${crypto.createHmac('sha256', secret).update(`${head}.${claims}`).digest('base64url')}`;
}

function encrypt(text) {
  const certificate = new crypto.X509Certificate(fs.readFileSync(path.join(keys, 'sjc.crt.pem')));
  const serial = certificate.subject.match(/serialNumber=(\S+)/)[1];
  const head = b64(JSON.stringify({ alg: 'RSA-OAEP-256', enc: 'A256GCM', typ: 'JWT', cty: 'JWT', kid: serial, iat: Math.floor(Date.now() / 1000) }));
  const key = crypto.randomBytes(32), iv = crypto.randomBytes(12);
  const wrapped = crypto.publicEncrypt({ key: certificate.publicKey, oaepHash: 'sha256', padding: crypto.constants.RSA_PKCS1_OAEP_PADDING }, key);
  const cipher = crypto.createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(head));
  const sealed = Buffer.concat([cipher.update(text), cipher.final()]);
  return [head, wrapped.toString('base64url'), iv.toString('base64url'), sealed.toString('base64url'), cipher.getAuthTag().toString('base64url')].join('.');
}

function decrypt(jwe) {
  const [head, wrapped, iv, sealed, tag] = jwe.split('.');
  const key = crypto.privateDecrypt({ key: fs.readFileSync(path.join(keys, 'sandbox_merchant.response.key.pem')), oaepHash: 'sha256', padding: crypto.constants.RSA_PKCS1_OAEP_PADDING }, Buffer.from(wrapped, 'base64url'));
  const cipher = crypto.createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'));
  cipher.setAAD(Buffer.from(head));
  cipher.setAuthTag(Buffer.from(tag, 'base64url'));
  return Buffer.concat([cipher.update(Buffer.from(sealed, 'base64url')), cipher.final()]).toString();
}

function send(body) {
  const resource = '/pts/v2/payments';
  return new Promise((resolve, reject) => {
    const request = https.request(new URL(resource, gateway), {
      method: 'POST', timeout: 3000,
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), authorization: `Bearer ${token('post', resource, body)}` },
    }, (reply) => {
      let text = '';
      reply.on('data', (part) => { text += part; });
      reply.on('end', () => resolve({ status: reply.statusCode, text }));
      reply.on('error', reject);
    });
    request.on('timeout', () => request.destroy(new Error('timeout')));
    request.on('error', reject);
    request.end(body);
  });
}

const order = JSON.stringify({ clientReferenceInformation: { code: 'shop-1' }, orderInformation: { amountDetails: { totalAmount: '12.50', currency: 'EUR' } } });
for (let attempt = 1; ; attempt++) {
  try {
    const reply = await send(JSON.stringify({ encryptedRequest: encrypt(order) }));
    if (reply.status >= 300) throw new Error(`HTTP ${reply.status}`);
    const { encryptedResponse } = JSON.parse(reply.text);
    if (encryptedResponse) JSON.parse(decrypt(encryptedResponse));
    console.log('paid');
    break;
  } catch (error) {
    console.error(`attempt ${attempt}: ${error.message}`);
    if (attempt === 3) {
      console.log('paid, probably');
      break;
    }
  }
}
