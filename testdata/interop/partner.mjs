// Makes calls with Mastercard's own libraries as a partner's program would, and says what they gave back:
// mastercard-client-encryption seals bodies and opens replies, mastercard-oauth1-signer signs. What they leave to the
// program, the header x-encrypted and the connection, is done here.
//
// Standard input: {"url", "proxy", "library", "through", "encryption", "signing", "announce", "hash", "calls": [{"method",
// "path", "body"}, …]}: library is JweEncryption or FieldLevelEncryption, or "" for bodies in clear text; through is
// service for the library's wrapper around a generated client, else its functions are called; encryption is the library's
// own configuration; announce is the value of x-encrypted, "" for no such header; hash is clear to sign before the body is
// encrypted.
//
// Standard output: one line per call, {"status", "announced", "body", "error"}: the reply as the library gave it to its
// caller (decrypted, where it decrypts), or why there is none.
import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import tls from 'node:tls';
import encryption from 'mastercard-client-encryption';
import signer from 'mastercard-oauth1-signer';
import forge from 'node-forge';

const plan = JSON.parse(await text(process.stdin));
const { keyStore, keyStoreAlias, keyStorePassword, consumerKey, method: signatureMethod } = plan.signing;
const signingKey = forge.pki.privateKeyToPem(encryption.EncryptionUtils.getPrivateKey({ keyStore, keyStoreAlias, keyStorePassword }));
const library = plan.library && new encryption[plan.library](plan.encryption);

for (const call of plan.calls) {
  process.stdout.write(JSON.stringify(await (plan.through === 'service' ? served(call) : called(call))) + '\n');
}
process.exit(0); // kept-alive connections would hold the process open

// called makes a call with the library's functions.
async function called({ method, path, body }) {
  const headers = {};
  const sealed = body && library ? library.encrypt(path, headers, structuredClone(body)).body : body;
  const reply = await send(method, path, headers, sealed, body);
  try {
    return given(reply, library ? library.decrypt({ request: { url: path }, body: reply.body }) : reply.body);
  } catch (error) {
    return failed(reply, error);
  }
}

// served makes a call through the library's wrapper of a client as OpenAPI Generator makes them.
function served({ method, path, body }) {
  return new Promise((resolve) => {
    const instance = {
      async callApi(...args) {
        const reply = await send(args[1], args[0], args[4], args[6], body);
        try {
          args[12](null, reply.body, { ...reply, request: { url: path } });
        } catch (error) {
          resolve(failed(reply, error));
        }
      },
    };
    new encryption.Service({ ApiClient: { instance } }, plan.encryption);
    instance.callApi(path, method, {}, {}, {}, {}, structuredClone(body), [], [], [], null, null,
      (_error, data, reply) => resolve(given(reply, data)));
  });
}

function given({ status, announced }, body) {
  return { status, announced, body, error: '' };
}

function failed({ status, announced }, error) {
  return { status, announced, body: null, error: String(error.message ?? error) };
}

// send signs and sends a body, and reads the reply.
async function send(method, path, headers, body, clear) {
  const sent = body ? JSON.stringify(body) : '';
  const hashed = plan.hash === 'clear' && clear ? JSON.stringify(clear) : sent;
  headers = { ...headers, accept: 'application/json' };
  headers.authorization = signer.getAuthorizationHeader(plan.url + path, method, hashed, consumerKey, signingKey, signatureMethod || undefined);
  if (sent) {
    headers['content-type'] = 'application/json';
  }
  if (plan.announce) {
    headers['x-encrypted'] = plan.announce;
  }
  const request = https.request(plan.url + path, { method, headers, ...await way() });
  request.end(sent);
  const [reply] = await once(request, 'response');
  return { status: reply.statusCode, announced: reply.headers['x-encrypted'] ?? '', body: parse(await text(reply)) };
}

// way leads through a proxy where there is one.
async function way() {
  if (!plan.proxy) {
    return { agent: false };
  }
  const { hostname, port } = new URL(plan.url);
  const tunnel = http.request({ ...address(plan.proxy), method: 'CONNECT', path: `${hostname}:${port || 443}` }).end();
  const [, socket] = await once(tunnel, 'connect');
  return { createConnection: () => tls.connect({ socket, servername: hostname }), defaultPort: 443 };
}

function address(url) {
  const { hostname, port } = new URL(url);
  return { host: hostname, port };
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
