module.exports = function config() {
  const options = {
    authenticationType: 'http_signature',
    merchantID: process.env.ACME_MID,
    runEnvironment: 'apitest.cybersource.com',
    merchantKeyId: process.env.ACME_KEY_ID,
    merchantsecretKey: process.env.ACME_SECRET,
  };
  if (process.env.ACME_USE_JWT === 'yes') {
    options.authenticationType = 'jwt';
  }
  return options;
};
