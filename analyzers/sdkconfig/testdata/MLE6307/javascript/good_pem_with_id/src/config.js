module.exports = function config() {
  return {
    authenticationType: 'jwt',
    enableRequestMLEForOptionalApisGlobally: true,
    enableResponseMleGlobally: true,
    responseMlePrivateKeyFilePath: 'keys/response.pem',
    responseMleKID: 'acme-1',
    merchantID: process.env.ACME_MID,
    runEnvironment: 'apitest.cybersource.com',
    keysDirectory: 'keys',
    keyFileName: 'acme.p12',
    keyAlias: 'acme',
    keyPass: process.env.ACME_KEY_PASS,
  };
};
