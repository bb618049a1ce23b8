import jwt from 'jsonwebtoken';

const host = 'https://apitest.cybersource.com';

// Asks how a payment stands, with a token of the old form.
export async function status(account, id) {
  const token = jwt.sign({ iat: new Date().toUTCString() }, account.privateKey, {
    algorithm: 'RS256',
    header: { 'v-c-merchant-id': account.merchantId, x5c: [account.certificate] },
  });
  return fetch(`${host}/tss/v2/transactions/${id}`, { headers: { Authorization: `Bearer ${token}` } });
}
