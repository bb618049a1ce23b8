'use strict';

module.exports = function merchantConfig() {
  return {
    authenticationType: 'http_signature',
    runEnvironment: 'apitest.cybersource.com',
    merchantID: process.env.BAKERY_MERCHANT,
    merchantKeyId: process.env.BAKERY_KEY_ID,
    merchantsecretKey: process.env.BAKERY_SECRET,
    logConfiguration: { enableLog: false },
  };
};
