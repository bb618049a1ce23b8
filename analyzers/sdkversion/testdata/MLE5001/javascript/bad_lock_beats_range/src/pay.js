const sdk = require('cybersource-rest-client');
const config = require('./config');

async function charge(order) {
  const request = new sdk.CreatePaymentRequest();
  request.clientReferenceInformation = { code: order.number };
  const api = new sdk.PaymentsApi(config(), new sdk.ApiClient());
  return new Promise((resolve, reject) => {
    api.createPayment(request, (error, data) => (error ? reject(error) : resolve(data)));
  });
}

module.exports = { charge };
