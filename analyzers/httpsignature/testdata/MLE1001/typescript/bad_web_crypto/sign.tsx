export async function sign(secret: ArrayBuffer, merchant: string, date: string): Promise<ArrayBuffer> {
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const text = `host: api.cybersource.com\ndate: ${date}\nrequest-target: get /tss/v2/transactions\nv-c-merchant-id: ${merchant}`;
  return crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text));
}

export const Status = ({ date }: { date: string }) => <p title="signed at">{date}</p>;
