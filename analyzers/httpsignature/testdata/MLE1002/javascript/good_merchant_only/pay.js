exports.pay = (merchant, token, body) => fetch('https://apitest.cybersource.com/pts/v2/payments', {
  method: 'POST',
  headers: { 'v-c-merchant-id': merchant, Authorization: `Bearer ${token}` },
  body,
});
