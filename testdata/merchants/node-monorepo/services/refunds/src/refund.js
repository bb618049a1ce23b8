import { headers } from './signature.js';

const account = {
  host: 'api.cybersource.com',
  merchant: 'acme_market',
  keyId: process.env.REFUND_KEY_ID,
  secret: process.env.REFUND_SECRET,
};

export async function refund(payment, amount) {
  const path = `/pts/v2/payments/${payment}/refunds`;
  const body = JSON.stringify({ orderInformation: { amountDetails: { totalAmount: amount, currency: 'EUR' } } });
  const reply = await fetch(`https://${account.host}${path}`, { method: 'POST', headers: headers(account, path, body), body });
  return reply.json();
}
