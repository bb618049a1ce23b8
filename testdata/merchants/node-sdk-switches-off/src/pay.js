import cybersource from 'cybersource-rest-client';
import { gateway } from './settings.js';

export function pay(bike, card) {
  const api = new cybersource.PaymentsApi(gateway, new cybersource.ApiClient());
  const request = {
    clientReferenceInformation: { code: bike.frame },
    paymentInformation: { card },
    orderInformation: { amountDetails: { totalAmount: bike.price, currency: 'EUR' } },
  };
  return new Promise((resolve, reject) => {
    api.createPayment(request, (error, data) => (error ? reject(error) : resolve(data)));
  });
}
