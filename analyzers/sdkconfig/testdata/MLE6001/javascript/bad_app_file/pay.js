const sdk = require('cybersource-rest-client');

const options = () => ({
  authenticationType: process.env.PAY_SCHEME,
  merchantID: 'acme',
  runEnvironment: 'apitest.cybersource.com',
});

exports.payments = () => new sdk.PaymentsApi(options(), new sdk.ApiClient());
