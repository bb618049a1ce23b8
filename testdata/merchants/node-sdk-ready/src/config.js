module.exports = function config() {
  return {
    authenticationType: 'jwt',
    jwtKeyType: 'P12',
    runEnvironment: 'api.cybersource.com',
    merchantID: 'acme_opera',
    keyAlias: 'acme_opera',
    keyFileName: 'acme_opera',
    keysDirectory: 'keys',
    keyPass: process.env.OPERA_P12_PASSWORD,
    enableRequestMLEForOptionalApisGlobally: true,
    enableResponseMleGlobally: true,
    responseMlePrivateKeyFilePath: 'keys/acme_opera_reply.pem',
    responseMleKID: process.env.OPERA_REPLY_KEY_ID,
  };
};
