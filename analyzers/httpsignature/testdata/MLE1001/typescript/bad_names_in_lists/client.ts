import { createHmac } from 'node:crypto';

const MERCHANT = 'V-C-Merchant-Id';
const SIGNED: readonly string[] = ['Host', 'V-C-Date', 'Request-Target', 'Digest', MERCHANT];

export async function pay(address: string, keyId: string, secret: Buffer, values: Record<string, string>): Promise<Response> {
  const text = SIGNED.map((name) => `${name.toLowerCase()}: ${values[name]}`).join('\n');
  const signed = SIGNED.map((name) => name.toLowerCase()).join(' ');
  const signature = createHmac('sha256', secret).update(text).digest('base64');
  const fields: Record<string, string> = {};
  fields[MERCHANT] = values[MERCHANT];
  fields['Signature'] = `keyid="${keyId}", algorithm="HmacSHA256", headers="${signed}", signature="${signature}"`;
  const headers = new Headers();
  for (const [name, value] of Object.entries(fields)) {
    headers.set(name, value);
  }
  return fetch(address, { method: 'POST', headers });
}
