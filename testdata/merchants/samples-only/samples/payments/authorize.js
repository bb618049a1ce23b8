const sdk = require('cybersource-rest-client');
const { config } = require('../settings');

function authorize(done) {
  const request = new sdk.CreatePaymentRequest();
  request.clientReferenceInformation = { code: 'sample-1' };
  new sdk.PaymentsApi(config(), new sdk.ApiClient()).createPayment(request, done);
}

if (require.main === module) {
  authorize((error, data) => console.log(error || data));
}

module.exports = { authorize };
