module.exports = function config() {
  return {
    authenticationType: process.env.ACME_AUTH,
    merchantID: process.env.ACME_MID,
    runEnvironment: 'apitest.cybersource.com',
    merchantKeyId: process.env.ACME_KEY_ID,
    merchantsecretKey: process.env.ACME_SECRET,
  };
};
