const sdk = require('cybersource-rest-client');
const config = require('./config');

const client = new sdk.ApiClient();

exports.buy = (request) =>
  new Promise((resolve, reject) => {
    new sdk.PaymentsApi(config, client).createPayment(request, (error, data) => (error ? reject(error) : resolve(data)));
  });

exports.giveBack = (payment, request) =>
  new Promise((resolve, reject) => {
    new sdk.RefundApi(config, client).refundPayment(request, payment, (error, data) => (error ? reject(error) : resolve(data)));
  });
