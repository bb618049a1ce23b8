'use strict';

const cybersource = require('cybersource-rest-client');
const merchantConfig = require('./config/cybersource');

function authorise(cart, card) {
  const request = new cybersource.CreatePaymentRequest();
  request.clientReferenceInformation = { code: cart.id };
  request.paymentInformation = { card };
  request.orderInformation = { amountDetails: { totalAmount: cart.total, currency: 'EUR' } };
  const payments = new cybersource.PaymentsApi(merchantConfig(), new cybersource.ApiClient());
  return new Promise((resolve, reject) => {
    payments.createPayment(request, (error, data) => (error ? reject(error) : resolve(data)));
  });
}

module.exports = { authorise };
