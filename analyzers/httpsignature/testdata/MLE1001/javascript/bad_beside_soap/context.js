const axios = require('axios');

exports.captureContext = (merchant, key, date, mac, body) =>
  axios.post('https://apitest.cybersource.com/microform/v2/sessions', body, {
    headers: {
      'v-c-merchant-id': merchant,
      'v-c-date': date,
      Signature: `keyid="${key}", algorithm="HmacSHA256", headers="host v-c-date request-target v-c-merchant-id", signature="${mac}"`,
    },
  });
