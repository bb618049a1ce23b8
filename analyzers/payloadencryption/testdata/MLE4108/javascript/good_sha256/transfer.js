// Sends money abroad.
import { CompactEncrypt, compactDecrypt } from 'jose';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import oauth from 'mastercard-oauth1-signer';

const base = 'https://sandbox.api.mastercard.com';

export const certificate = readFileSync('keys/encryption-own.pem');

async function seal(client, text) {
  return new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader({
      alg: 'RSA-OAEP-256',
      enc: 'A256GCM',
      kid: createHash('sha256').update(client.publicKeyDER).digest('hex'),
      cty: 'application/json',
    })
    .encrypt(client.theirs);
}

async function open(client, text) {
  const reply = JSON.parse(text);
  if (!reply.encrypted_payload) return reply;
  const { plaintext } = await compactDecrypt(reply.encrypted_payload.data, client.replyKey);
  return JSON.parse(new TextDecoder().decode(plaintext));
}

export async function pay(client, payment) {
  const jwe = await seal(client, JSON.stringify({ amount: payment.amount, sender: payment.sender }));
  const body = JSON.stringify({ encrypted_payload: { data: jwe } });
  const url = `${base}/send/v1/partners/${client.partner}/crossborder/payment`;
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      Authorization: oauth.getAuthorizationHeader(url, 'POST', body, client.consumerKey, client.signingKey),
      'Content-Type': 'application/json',
      'x-encrypted': 'true',
    },
    body,
  });
  return open(client, await response.text());
}

export async function payment(client, id) {
  const url = `${base}/send/v1/partners/${client.partner}/crossborder/${id}`;
  const response = await fetch(url, {
    method: 'GET',
    headers: {
      Authorization: oauth.getAuthorizationHeader(url, 'GET', '', client.consumerKey, client.signingKey),
      'x-encrypted': 'true',
    },
  });
  return open(client, await response.text());
}
