import { SignJWT, type KeyLike } from 'jose';

export async function send(key: KeyLike, certificate: string, digest: string, date: string, body: string): Promise<Response> {
  const token = await new SignJWT({ digest, digestAlgorithm: 'SHA-256', iat: date as never }).setProtectedHeader({ alg: 'RS256', x5c: [certificate] }).sign(key);
  return fetch(`https://${process.env.PAY_HOST}/pts/v2/payments`, { method: 'POST', headers: { Authorization: `Bearer ${token}` }, body });
}
