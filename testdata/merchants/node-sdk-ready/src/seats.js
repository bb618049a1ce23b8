const sdk = require('cybersource-rest-client');
const config = require('./config');

function call(run) {
  return new Promise((resolve, reject) => run((error, data) => (error ? reject(error) : resolve(data))));
}

exports.book = (seat, card) => {
  const api = new sdk.PaymentsApi(config(), new sdk.ApiClient());
  const request = {
    clientReferenceInformation: { code: seat.number },
    paymentInformation: { card },
    orderInformation: { amountDetails: { totalAmount: seat.price, currency: 'EUR' } },
  };
  return call((done) => api.createPayment(request, done));
};

exports.cancel = (payment) => {
  const api = new sdk.ReversalApi(config(), new sdk.ApiClient());
  return call((done) => api.authReversal(payment, { reversalInformation: { reason: 'cancelled' } }, done));
};
