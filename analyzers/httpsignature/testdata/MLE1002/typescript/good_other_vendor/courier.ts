export const book = (account: string, signature: string) =>
  fetch('https://api.courier.example/v1/parcels', { headers: { 'X-Account': account, Signature: signature } });
