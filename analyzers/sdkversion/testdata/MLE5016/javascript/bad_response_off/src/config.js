module.exports = function config() {
  return {
    authenticationType: 'http_signature',
    merchantID: process.env.ACME_MID,
    runEnvironment: 'apitest.cybersource.com',
    merchantKeyId: process.env.ACME_KEY_ID,
    merchantsecretKey: process.env.ACME_SECRET,
  };
};
