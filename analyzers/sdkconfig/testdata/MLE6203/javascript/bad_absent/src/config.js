module.exports = function config() {
  return {
    authenticationType: 'jwt',
    enableRequestMLEForOptionalApisGlobally: true,
    merchantID: process.env.ACME_MID,
    runEnvironment: 'apitest.cybersource.com',
    keysDirectory: 'keys',
    keyFileName: 'acme.p12',
    keyAlias: 'acme',
    keyPass: process.env.ACME_KEY_PASS,
  };
};
