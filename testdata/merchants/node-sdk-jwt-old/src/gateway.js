const path = require('path');
const { PaymentsApi, CaptureApi, ApiClient, CreatePaymentRequest } = require('cybersource-rest-client');

const settings = {
  authenticationType: 'jwt',
  runEnvironment: 'api.cybersource.com',
  merchantID: 'acme_garden',
  keyAlias: 'acme_garden',
  keyPass: process.env.GARDEN_P12_PASSWORD,
  keyFileName: 'acme_garden',
  keysDirectory: path.join(__dirname, '..', 'keys'),
};

class Gateway {
  constructor() {
    this.payments = new PaymentsApi(settings, new ApiClient());
    this.captures = new CaptureApi(settings, new ApiClient());
  }

  reserve(order, done) {
    const request = CreatePaymentRequest.constructFromObject(order);
    this.payments.createPayment(request, done);
  }

  collect(payment, amount, done) {
    this.captures.capturePayment({ orderInformation: { amountDetails: amount } }, payment, done);
  }
}

module.exports = Gateway;
