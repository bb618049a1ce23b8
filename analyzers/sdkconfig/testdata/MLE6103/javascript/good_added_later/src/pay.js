const sdk = require('cybersource-rest-client');
const config = require('./config');

function options() {
  const all = config();
  all.enableRequestMLEForOptionalApisGlobally = true;
  return all;
}

exports.charge = (request, done) => new sdk.PaymentsApi(options(), new sdk.ApiClient()).createPayment(request, done);
