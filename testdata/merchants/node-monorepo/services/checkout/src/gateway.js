const sdk = require('cybersource-rest-client');

const config = {
  authenticationType: 'jwt',
  jwtKeyType: 'SHARED_SECRET',
  runEnvironment: 'api.cybersource.com',
  merchantID: 'acme_market',
  merchantKeyId: process.env.MARKET_KEY_ID,
  merchantsecretKey: process.env.MARKET_SECRET,
  enableRequestMLEForOptionalApisGlobally: true,
  mleForRequestPublicCertPath: 'certs/sjc.pem',
  enableResponseMleGlobally: true,
  responseMlePrivateKeyFilePath: 'keys/reply.pem',
  responseMleKID: process.env.MARKET_REPLY_KEY_ID,
};

exports.checkout = (request, done) => new sdk.PaymentsApi(config, new sdk.ApiClient()).createPayment(request, done);
