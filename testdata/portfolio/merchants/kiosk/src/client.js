import { seal } from './seal.js';
import { token } from './token.js';

export async function sell(settings, paper) {
  const path = '/pts/v2/payments';
  const body = seal(settings, {
    clientReferenceInformation: { code: paper.code },
    orderInformation: { amountDetails: { totalAmount: paper.price, currency: 'EUR' } },
  });
  const reply = await fetch(`https://${settings.host}${path}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token(settings, 'POST', path, body)}`, 'Content-Type': 'application/json' },
    body,
  });
  if (!reply.ok) {
    throw new Error(`the gateway refused paper ${paper.code} with ${reply.status}`);
  }
  const { id } = await reply.json();
  return id;
}
