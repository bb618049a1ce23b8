const sdk = require('cybersource-rest-client');
const Constants = require('cybersource-rest-client/src/authentication/util/Constants');

const config = {
  authenticationType: Constants.HTTP,
  merchantID: 'acme',
  runEnvironment: 'apitest.cybersource.com',
};

exports.api = () => new sdk.PaymentsApi(config, new sdk.ApiClient());
