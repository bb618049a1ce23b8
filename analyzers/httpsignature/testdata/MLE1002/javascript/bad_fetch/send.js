export function send(merchant, signature, body) {
  return fetch('https://apitest.cybersource.com/pts/v2/payments', {
    method: 'POST',
    headers: { 'v-c-merchant-id': merchant, Signature: signature, 'Content-Type': 'application/json' },
    body,
  });
}
