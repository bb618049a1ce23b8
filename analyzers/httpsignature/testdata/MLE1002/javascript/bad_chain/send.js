const superagent = require('superagent');

exports.send = (merchant, signature, body) =>
  superagent
    .post('https://apitest.cybersource.com/pts/v2/payments')
    .set('v-c-merchant-id', merchant)
    .set('Signature', signature)
    .send(body);
