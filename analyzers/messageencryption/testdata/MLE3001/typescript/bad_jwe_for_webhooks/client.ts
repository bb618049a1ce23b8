export const pay = (token: string, amount: string): Promise<Response> =>
  fetch('https://apitest.cybersource.com/pts/v2/payments', {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}` },
    body: JSON.stringify({ orderInformation: { amountDetails: { totalAmount: amount } } }),
  });
