const sdk = require('cybersource-rest-client');
const config = require('./config');

module.exports = async function pay(request) {
  const api = new sdk.PaymentsApi(config, new sdk.ApiClient());
  return new Promise((resolve, reject) => {
    api.createPayment(request, (error, data) => {
      if (error) reject(error);
      else resolve(data);
    });
  });
};
