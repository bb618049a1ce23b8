const host = 'apitest.cybersource.com';

// Asks how a payment stands, with a token that somebody else made.
export const status = (id) =>
  fetch(`https://${host}/tss/v2/transactions/${id}`, { headers: { Authorization: `Bearer ${process.env.GATEWAY_TOKEN}` } });
