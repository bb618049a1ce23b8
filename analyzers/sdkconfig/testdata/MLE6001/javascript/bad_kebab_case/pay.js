const fs = require('fs');
const yaml = require('js-yaml');
const sdk = require('cybersource-rest-client');

const { gateway } = yaml.load(fs.readFileSync('config/gateway.yaml', 'utf8'));

exports.api = () =>
  new sdk.PaymentsApi({ authenticationType: gateway['authentication-type'], merchantID: gateway['merchant-id'], runEnvironment: 'apitest.cybersource.com' }, new sdk.ApiClient());
