const sdk = require('cybersource-rest-client');

exports.api = (mle) => {
  const config = { merchantID: 'acme', runEnvironment: 'apitest.cybersource.com' };
  if (mle) {
    config.authenticationType = 'jwt';
    config.enableRequestMLEForOptionalApisGlobally = true;
  } else {
    config.authenticationType = 'http_signature';
  }
  return new sdk.PaymentsApi(config, new sdk.ApiClient());
};
