const { post } = require('./web');

exports.pay = (merchant, signature, body) => post('/pts/v2/payments', body, {
  'v-c-merchant-id': merchant,
  signature,
});
