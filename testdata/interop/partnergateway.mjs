// A small gateway in Mastercard's place, written with the npm library jose, Mastercard's own signer and Node alone, none
// of our code: what a probe says of it cannot come from an error that both sides share. It verifies OAuth 1.0a over the
// base string that Mastercard's signer makes, and the hash of the body as it came, decrypts the body, and answers
// encrypted, in JSON or XML as it was asked, or in one of the modes below.
//
// Standard input: {"tls": {"cert", "key"}, "partner", "consumer_key", "signing", "request": {"kid", "key"}, "response":
// {"kid", "public"}, "modes": [MODE, …]}; cert, key, public and signing (a certificate) are names of PEM files. Standard
// output: one line, the base URL of every mode. It ends when standard input does.
import { createPrivateKey, createPublicKey, createVerify, randomUUID, webcrypto } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { buffer } from 'node:stream/consumers';
import { CompactEncrypt, compactDecrypt } from 'jose';
import signer from 'mastercard-oauth1-signer';

globalThis.crypto ??= webcrypto; // jose wants it, Node 18 has it under this name only

const input = createInterface({ input: process.stdin });
const setup = JSON.parse((await once(input, 'line'))[0]);
const used = new Set(); // every nonce that was taken
input.on('close', () => process.exit(0));

const signing = createPublicKey(readFileSync(setup.signing));
const decryption = createPrivateKey(readFileSync(setup.request.key));
const recipient = createPublicKey(readFileSync(setup.response.public));
const stranger = webcrypto.subtle.generateKey(
  { name: 'RSA-OAEP', hash: 'SHA-256', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) }, true, ['encrypt', 'decrypt']);

// What a mode does otherwise than the documents say: to the header of the JWE, to the finished JWE, to the key, to the
// headers of the reply.
const modes = {
  healthy: {},
  sample: { header: { enc: 'A128GCM', kid: undefined } }, // as the documents' own sample reply is
  capitals: { announce: 'TRUE' },
  plaintext_reply: { plain: true },
  wrong_kid: { header: { kid: '0'.repeat(64) } },
  another_key: { key: async () => (await stranger).publicKey },
  wrong_alg: { header: { alg: 'RSA-OAEP' } },
  undecryptable: { after: tamper },
  x_encrypted_missing: { announce: null },
  x_encrypted_false: { announce: 'false' },
  beside: { beside: { status: 'SUCCESS' } },
  unsigned: { refuse: 'every signature' },
  server_error: { broken: (res) => fail(res, 500, 'SYSTEM_ERROR') },
  throttled: { broken: (res) => fail(res, 429, 'TOO_MANY_REQUESTS') },
  unreadable: { unreadable: 'the body cannot be decrypted' },
};

const urls = {};
for (const mode of setup.modes) {
  urls[mode] = await listen(mode);
}
process.stdout.write(JSON.stringify(urls) + '\n');

async function listen(mode) {
  if (!(mode in modes)) {
    throw new Error(`no mode ${mode}`);
  }
  const server = createServer({ cert: readFileSync(setup.tls.cert), key: readFileSync(setup.tls.key) }, (req, res) =>
    modes[mode].broken ? modes[mode].broken(res) : answer(modes[mode], `https://127.0.0.1:${server.address().port}`, req, res));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `https://127.0.0.1:${server.address().port}`;
}

async function answer(mode, base, req, res) {
  const body = await buffer(req);
  const announced = req.headers['x-encrypted'] === 'true';
  let request;
  try {
    demand(!mode.refuse, `this gateway refuses ${mode.refuse}`);
    authenticate(base + req.url, req, body);
  } catch (error) {
    return told(req, error, () => fail(res, 401, 'AUTHENTICATION_FAILED'));
  }
  try {
    request = await open(mode, body, announced);
  } catch (error) {
    return told(req, error, () => fail(res, 400, 'CRYPTOGRAPHY_ERROR'));
  }
  const { status, value } = outcome(req, request);
  const xml = (req.headers.accept ?? '').includes('xml') && !Array.isArray(value);
  const plain = xml ? element(value) : JSON.stringify(value);
  const type = xml ? 'application/xml' : 'application/json';
  if (!announced || status >= 400 || mode.plain) {
    return res.writeHead(status, { 'content-type': type }).end(plain);
  }
  const headers = { 'content-type': type, 'x-encrypted': mode.announce === undefined ? 'true' : mode.announce };
  const wrapped = { ...mode.beside, encrypted_payload: { data: await seal(mode, plain, type) } };
  res.writeHead(status, Object.fromEntries(Object.entries(headers).filter(([, value]) => value)));
  res.end(xml ? element(wrapped) : JSON.stringify(wrapped));
}

// authenticate verifies the header over the base string that Mastercard's signer makes of the same parts.
function authenticate(url, req, body) {
  const [scheme, rest] = (req.headers.authorization ?? '').split(/ (.*)/s);
  demand(scheme === 'OAuth', 'no OAuth header');
  const params = new Map(rest.split(',').map((part) => part.trim().match(/^(\w+)="(.*)"$/).slice(1)));
  const signature = decodeURIComponent(params.get('oauth_signature') ?? '');
  params.delete('oauth_signature');
  demand(params.get('oauth_consumer_key') === setup.consumer_key, 'the consumer key is not that of the partner');
  demand(params.get('oauth_signature_method') === 'RSA-SHA256', 'the signature method is not RSA-SHA256');
  demand(params.get('oauth_version') === '1.0', 'the version is not 1.0');
  demand(Math.abs(Date.now() / 1000 - Number(params.get('oauth_timestamp'))) < 60, 'the timestamp is off');
  demand(params.get('oauth_body_hash') === signer.getBodyHash(body), 'the body hash is not over the body as it came');
  const signed = signer.getSignatureBaseString(req.method, signer.getBaseUriString(url),
    signer.toOAuthParamString(signer.extractQueryParams(url), params));
  demand(createVerify('RSA-SHA256').update(signed).verify(signing, signature, 'base64'), 'the signature does not hold');
  demand(!used.has(params.get('oauth_nonce')), 'the nonce was used before');
  used.add(params.get('oauth_nonce'));
  demand(req.url.split('/').includes(setup.partner), 'the path is not that of the partner');
}

// open gives the text in a request body, '' for none.
async function open(mode, body, announced) {
  const text = body.toString();
  const sealed = text.startsWith('<')
    ? text.match(/^<encrypted_payload><data>([\w.-]+)<\/data><\/encrypted_payload>$/)?.[1]
    : text && JSON.parse(text).encrypted_payload?.data;
  demand(!text || Boolean(sealed) === announced, 'wrapper and x-encrypted do not agree');
  if (!sealed) {
    return text;
  }
  demand(!mode.unreadable, mode.unreadable);
  demand(text.startsWith('<') || Object.keys(JSON.parse(text)).length === 1, 'members beside encrypted_payload');
  const { plaintext, protectedHeader } = await compactDecrypt(sealed, decryption, {
    keyManagementAlgorithms: ['RSA-OAEP-256'], contentEncryptionAlgorithms: ['A256GCM'],
  });
  demand(protectedHeader.kid === setup.request.kid, `the JWE's kid is ${protectedHeader.kid}`);
  demand(protectedHeader.cty === (text.startsWith('<') ? 'application/xml' : 'application/json'), `the JWE's cty is ${protectedHeader.cty}`);
  demand(Buffer.from(sealed.split('.')[2], 'base64url').length === 12, 'the IV has not 12 bytes');
  return new TextDecoder().decode(plaintext);
}

// outcome is a reply that fits the request.
function outcome({ method, url }, request) {
  const reference = request.match(/"transaction_reference":"([^"]*)"|<transaction_reference>([^<]*)</)?.slice(1).find(Boolean);
  if (url.includes('/not-found')) {
    return { status: 404, value: { Errors: { Error: { ReasonCode: 'RESOURCE_UNKNOWN', Description: 'Supplied ID not found' } } } };
  }
  if (method === 'GET') {
    return { status: 200, value: [{ accountId: '1', accountState: 'ACTIVE' }] };
  }
  const name = url.endsWith('/quotes') ? 'quote' : 'payment';
  return { status: 200, value: { [name]: { transaction_reference: reference, id: randomUUID() } } };
}

async function seal({ header, key, after }, plain, cty) {
  const all = { alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: setup.response.kid, cty, ...header };
  const jwe = await new CompactEncrypt(new TextEncoder().encode(plain)).setProtectedHeader(JSON.parse(JSON.stringify(all)))
    .encrypt(key ? await key() : recipient);
  return after ? after(jwe) : jwe;
}

// tamper changes one bit of the ciphertext, so that the authentication tag no longer fits.
function tamper(jwe) {
  const parts = jwe.split('.');
  const bytes = Buffer.from(parts[3], 'base64url');
  bytes[0] ^= 1;
  parts[3] = bytes.toString('base64url');
  return parts.join('.');
}

function element(value) {
  return Object.entries(value).map(([name, inner]) =>
    `<${name}>${typeof inner === 'object' ? element(inner) : inner}</${name}>`).join('');
}

function fail(res, status, code) {
  const error = { Errors: { Error: [{ Source: 'Gateway', ReasonCode: code, Description: code, Recoverable: false }] } };
  res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(error));
}

function told(req, error, then) {
  process.stderr.write(`${req.method} ${req.url}: ${error.message}\n`);
  return then();
}

function demand(holds, message) {
  if (!holds) {
    throw new Error(message);
  }
}
