exports.rates = (time, mac, body) =>
  fetch('https://sandbox.api.visa.com/forexrates/v2/foreignexchangerates', { method: 'POST', headers: { 'x-pay-token': `xv2:${time}:${mac}` }, body });
