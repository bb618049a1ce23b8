module.exports = function config() {
  return {
    authenticationType: 'jwt',
    jwtKeyType: 'SHARED_SECRET',
    merchantID: process.env.ACME_MID,
    runEnvironment: 'apitest.cybersource.com',
    merchantKeyId: process.env.ACME_KEY_ID,
    merchantsecretKey: process.env.ACME_SECRET,
  };
};
