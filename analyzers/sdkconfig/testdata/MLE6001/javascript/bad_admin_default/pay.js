const sdk = require('cybersource-rest-client');

// What the back office shows until somebody changes it.
const DEFAULTS = { scheme: 'http_signature', merchant: '' };

exports.api = (saved) => {
  const settings = { ...DEFAULTS, ...saved };
  return new sdk.PaymentsApi({ authenticationType: settings.scheme, merchantID: settings.merchant, runEnvironment: 'apitest.cybersource.com' }, new sdk.ApiClient());
};
