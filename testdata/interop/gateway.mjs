// A small gateway written with the npm library jose and Node alone, none of our code: what a probe says of it cannot
// come from an error that both sides share. It takes JWT version 2 (RS256, HS256) and bodies under message-level
// encryption, and answers encrypted for the key that the token names, or in one of the fault modes below.
//
// Standard input: {"tls": {"cert", "key"}, "signing": [{"kid", "issuer", "cert"} or {"kid", "issuer", "secret"}],
// "request": {"kid", "key"}, "response": [{"kid", "issuer", "public"}], "modes": [MODE, …]}; cert, key and public are
// names of PEM files, secret is base64. Standard output: one line, the base URL of every mode. It ends when standard
// input does.
import { createHash, createPrivateKey, createPublicKey, createSecretKey, webcrypto } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { buffer } from 'node:stream/consumers';
import { CompactEncrypt, UnsecuredJWT, compactDecrypt, jwtVerify } from 'jose';

globalThis.crypto ??= webcrypto; // jose wants it, Node 18 has it under this name only

const input = createInterface({ input: process.stdin });
const setup = JSON.parse((await once(input, 'line'))[0]);
const used = new Set(); // every jti that was taken
input.on('close', () => process.exit(0));

const signers = new Map(setup.signing.map(({ kid, issuer, cert, secret }) => [kid, {
  issuer,
  key: cert ? createPublicKey(readFileSync(cert)) : createSecretKey(Buffer.from(secret, 'base64')),
  algorithm: cert ? 'RS256' : 'HS256',
}]));
const decryption = createPrivateKey(readFileSync(setup.request.key));
const recipients = new Map(setup.response.map(({ kid, issuer, public: file }) =>
  [kid, { issuer, key: createPublicKey(readFileSync(file)) }]));

// What goes wrong before a request is looked at: a function of the reply and the raw socket.
const broken = {
  unauthenticated: (res) => json(res, 401, { response: { rmsg: 'Authentication Failed' } }),
  redirect: (res) => res.writeHead(302, { location: 'https://elsewhere.example/' }).end(),
  reset: (_res, socket) => socket.resetAndDestroy(),
  throttled: (res) => json(res, 429, { message: 'Too many requests' }, { 'retry-after': '1' }),
  server_error: (res) => json(res, 500, { reason: 'SYSTEM_ERROR', status: 'SERVER_ERROR' }),
  timeout: () => {}, // takes the request and never answers
  too_large: (res) => flood(res.writeHead(200, { 'content-type': 'application/json' })),
};

// What goes wrong in encrypting a reply that is right otherwise.
const encrypted = {
  healthy: (plain, kid, key) => encrypt(plain, kid, key),
  wrong_kid: (plain, kid, key) => encrypt(plain, kid + '0', key),
  wrong_alg: (plain, kid, key) => encrypt(plain, kid, key, 'RSA-OAEP'),
  wrong_enc: (plain, kid, key) => encrypt(plain, kid, key, 'RSA-OAEP-256', 'A128GCM'),
  undecryptable: async (plain, kid, key) => tamper(await encrypt(plain, kid, key)),
  plaintext_reply: async () => null,
  cut: null, // the connection is reset when the token names a response key, and only then
  stranger: null, // no response key is known
};

const urls = {};
for (const mode of setup.modes) {
  urls[mode] = await listen(mode);
}
process.stdout.write(JSON.stringify(urls) + '\n');

async function listen(mode) {
  if (!(mode in broken || mode in encrypted)) {
    throw new Error(`no mode ${mode}`);
  }
  const sockets = new Map(); // of TCP, by the client's port: TLS hides them, and only they can be reset
  const server = createServer({ cert: readFileSync(setup.tls.cert), key: readFileSync(setup.tls.key) }, (req, res) => {
    const socket = sockets.get(req.socket.remotePort);
    return broken[mode] ? broken[mode](res, socket) : answer(mode, req, res, socket);
  });
  server.on('connection', (socket) => sockets.set(socket.remotePort, socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `https://127.0.0.1:${server.address().port}`;
}

async function answer(mode, req, res, socket) {
  const body = await buffer(req);
  let claims;
  try {
    claims = await authenticate(req, body);
    demand(mode !== 'stranger' || !claims['v-c-response-mle-kid'], 'no response key is known');
  } catch (error) {
    process.stderr.write(`${req.method} ${req.url}: ${error.message}\n`);
    return broken.unauthenticated(res);
  }
  let reply;
  try {
    reply = outcome(req, await open(body));
  } catch (error) {
    process.stderr.write(`${req.method} ${req.url}: ${error.message}\n`);
    reply = { status: 400, text: JSON.stringify({ status: 'INVALID_REQUEST', reason: 'INVALID_DATA', message: error.message }) };
  }
  const kid = claims['v-c-response-mle-kid'];
  if (kid && mode === 'cut') {
    return socket.resetAndDestroy();
  }
  const jwe = kid && await encrypted[mode](reply.text, kid, recipients.get(kid).key);
  if (jwe) {
    return json(res, reply.status, { encryptedResponse: jwe });
  }
  res.writeHead(reply.status, { 'content-type': reply.type ?? 'application/json' }).end(reply.text);
}

async function authenticate(req, body) {
  const token = (req.headers.authorization ?? '').replace(/^Bearer /, '');
  let signer;
  const { payload: claims } = await jwtVerify(token, (header) => {
    signer = signers.get(header.kid);
    demand(signer?.algorithm === header.alg, `no key ${header.kid} for ${header.alg}`);
    return signer.key;
  }, { typ: 'JWT', clockTolerance: 10, maxTokenAge: 130, requiredClaims: ['iat', 'exp', 'jti', 'iss', 'v-c-merchant-id'] });
  demand(claims.exp - claims.iat <= 120, 'exp is more than 120 s after iat');
  demand(claims.iss === signer.issuer, `iss is ${claims.iss}, the key belongs to ${signer.issuer}`);
  demand(claims['v-c-jwt-version'] === '2', 'v-c-jwt-version is not "2"');
  demand(claims['request-host'] === req.headers.host, `request-host is ${claims['request-host']}`);
  demand(claims['request-method'] === req.method.toLowerCase(), `request-method is ${claims['request-method']}`);
  demand(claims['request-resource-path'] === req.url, `request-resource-path is ${claims['request-resource-path']}`);
  if (body.length > 0) {
    demand(claims.digestAlgorithm === 'SHA-256', `digestAlgorithm is ${claims.digestAlgorithm}`);
    demand(claims.digest === createHash('sha256').update(body).digest('base64'), 'digest is not that of the body');
  } else {
    demand(claims.digest === undefined, 'a digest without a body');
  }
  const kid = claims['v-c-response-mle-kid'];
  demand(kid === undefined || recipients.get(kid)?.issuer === claims.iss, `no response key ${kid} of ${claims.iss}`);
  demand(!used.has(claims.jti), 'jti was used before');
  used.add(claims.jti);
  return claims;
}

// open gives the object in a request body, null for none.
async function open(body) {
  if (body.length === 0) {
    return null;
  }
  const outer = JSON.parse(body);
  if (outer.encryptedRequest === undefined) {
    return outer;
  }
  demand(Object.keys(outer).length === 1, 'members beside encryptedRequest');
  const { plaintext, protectedHeader } = await compactDecrypt(outer.encryptedRequest, decryption, {
    keyManagementAlgorithms: ['RSA-OAEP-256'], contentEncryptionAlgorithms: ['A256GCM'],
  });
  demand(protectedHeader.kid === setup.request.kid, `the JWE's kid is ${protectedHeader.kid}`);
  demand(Number.isInteger(protectedHeader.iat), "the JWE's iat is not a number of seconds");
  return JSON.parse(new TextDecoder().decode(plaintext));
}

// outcome is a reply that fits the request: an id of zeros does not exist, a payment needs an amount.
function outcome({ method, url }, request) {
  const id = '7' + createHash('sha256').update(url).digest('hex').replace(/\D/g, '').padEnd(21, '0').slice(0, 21);
  const code = request?.clientReferenceInformation?.code;
  if (/\/0+$/.test(url)) {
    return { status: 404, text: JSON.stringify({ status: 'NOT_FOUND', reason: 'NOT_FOUND', message: 'There is no such id.' }) };
  }
  if (method === 'POST' && url === '/pts/v2/payments' && !(Number(request.orderInformation?.amountDetails?.totalAmount) > 0)) {
    return { status: 400, text: JSON.stringify({ status: 'INVALID_REQUEST', reason: 'MISSING_FIELD', message: 'There is no amount.' }) };
  }
  if (url === '/uc/v1/sessions') {
    const session = new UnsecuredJWT({ iss: 'Flex API', jti: id }).setIssuedAt().encode();
    return { status: 201, type: 'application/jwt', text: session };
  }
  return { status: method === 'POST' ? 201 : 200, text: JSON.stringify({ id, status: 'DONE', clientReferenceInformation: { code } }) };
}

function encrypt(plain, kid, key, alg = 'RSA-OAEP-256', enc = 'A256GCM') {
  const header = { alg, enc, kid, iat: Math.floor(Date.now() / 1000) };
  return new CompactEncrypt(new TextEncoder().encode(plain)).setProtectedHeader(header).encrypt(key);
}

// tamper changes one bit of the ciphertext, so that the authentication tag no longer fits.
function tamper(jwe) {
  const parts = jwe.split('.');
  const bytes = Buffer.from(parts[3], 'base64url');
  bytes[0] ^= 1;
  parts[3] = bytes.toString('base64url');
  return parts.join('.');
}

// flood writes for as long as anybody reads.
function flood(res) {
  const chunk = Buffer.alloc(1 << 20, ' ');
  const more = () => {
    while (res.write(chunk));
  };
  res.on('drain', more).on('error', () => {});
  more();
}

function json(res, status, body, headers = {}) {
  res.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

function demand(holds, message) {
  if (!holds) {
    throw new Error(message);
  }
}
