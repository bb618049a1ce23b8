const sdk = require('cybersource-rest-client');

const config = {
  authenticationType: 'jwt',
  runEnvironment: 'api.cybersource.com',
  merchantID: 'acme_wine',
  keyAlias: 'acme_wine',
  keyFileName: 'acme_wine',
  keysDirectory: 'keys',
  keyPass: process.env.WINE_P12_PASSWORD,
};

module.exports = (request, done) => {
  const api = new sdk.PaymentsApi(config, new sdk.ApiClient());
  api.createPayment(request, done);
};
