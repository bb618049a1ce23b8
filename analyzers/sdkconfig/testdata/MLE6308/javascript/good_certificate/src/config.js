module.exports = function config() {
  return {
    authenticationType: 'jwt',
    jwtKeyType: 'SHARED_SECRET',
    enableRequestMLEForOptionalApisGlobally: true,
    enableResponseMleGlobally: true,
    responseMlePrivateKeyFilePath: 'keys/acme-response.p12',
    responseMlePrivateKeyFilePassword: process.env.ACME_RESPONSE_PASS,
    mleForRequestPublicCertPath: 'keys/provider.pem',
    merchantID: process.env.ACME_MID,
    runEnvironment: 'apitest.cybersource.com',
    merchantKeyId: process.env.ACME_KEY_ID,
    merchantsecretKey: process.env.ACME_SECRET,
  };
};
