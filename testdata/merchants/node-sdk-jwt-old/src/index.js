const Gateway = require('./gateway');

const gateway = new Gateway();
gateway.reserve({ clientReferenceInformation: { code: 'spade-1' } }, (error, data) => {
  if (error) throw error;
  gateway.collect(data.id, { totalAmount: '19.00', currency: 'EUR' }, () => {});
});
