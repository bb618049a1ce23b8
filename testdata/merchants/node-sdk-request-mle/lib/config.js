const base = {
  runEnvironment: 'api.cybersource.com',
  merchantID: 'acme_toys',
};

module.exports = {
  ...base,
  authenticationType: 'JWT',
  jwtKeyType: 'SHARED_SECRET',
  merchantKeyId: process.env.TOYS_KEY_ID,
  merchantsecretKey: process.env.TOYS_SECRET,
  enableRequestMLEForOptionalApisGlobally: true,
  mleForRequestPublicCertPath: 'certs/sjc.pem',
};
