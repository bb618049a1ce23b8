module.exports = function config() {
  return {
    authenticationType: 'jwt',
    enableRequestMLEForOptionalApisGlobally: true,
    enableResponseMleGlobally: true,
    responseMlePrivateKeyFilePath: 'keys/acme-response.p12',
    responseMlePrivateKeyFilePassword: process.env.ACME_RESPONSE_PASS,
    mapToControlMLEonAPI: { createPayment: 'true::true' },
    merchantID: process.env.ACME_MID,
    runEnvironment: 'apitest.cybersource.com',
    keysDirectory: 'keys',
    keyFileName: 'acme.p12',
    keyAlias: 'acme',
    keyPass: process.env.ACME_KEY_PASS,
  };
};
