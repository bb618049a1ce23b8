const sdk = require('../lib/pay-sdk/src');

const config = {
  authenticationType: 'jwt',
  merchantID: process.env.ACME_MID,
  runEnvironment: 'apitest.cybersource.com',
  keyAlias: 'acme',
};

module.exports.charge = (request) => new sdk.PaymentsApi(config).createPayment(request);
