const headersFor = require('cybersource-auth');

function pay(order, credentials) {
  return fetch('https://apitest.cybersource.com/pts/v2/payments', { method: 'POST', body: order, headers: headersFor(order, credentials) });
}

module.exports = { pay };
