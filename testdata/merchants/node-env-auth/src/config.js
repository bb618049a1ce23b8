require('dotenv').config();

module.exports = {
  authenticationType: process.env.GATEWAY_AUTH || 'jwt',
  runEnvironment: process.env.GATEWAY_HOST || 'apitest.cybersource.com',
  merchantID: process.env.GATEWAY_MERCHANT,
  merchantKeyId: process.env.GATEWAY_KEY_ID,
  merchantsecretKey: process.env.GATEWAY_SECRET,
};
