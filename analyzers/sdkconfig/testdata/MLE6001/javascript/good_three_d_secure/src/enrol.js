const sdk = require('cybersource-rest-client');

exports.enrol = (config, done) => {
  const request = new sdk.CheckPayerAuthEnrollmentRequest();
  request.consumerAuthenticationInformation = { authenticationType: '02', acsWindowSize: '03', challengeCode: '04' };
  new sdk.PayerAuthenticationApi(config, new sdk.ApiClient()).checkPayerAuthEnrollment(request, done);
};
