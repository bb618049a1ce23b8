export async function send(merchant: string, signature: string, body: string): Promise<Response> {
  const headers = new Headers({ 'Content-Type': 'application/json' });
  headers.set('v-c-merchant-id', merchant);
  headers.append('Signature', signature);
  return fetch('https://apitest.cybersource.com/pts/v2/payments', { method: 'POST', headers, body });
}
