exports.config = () => ({
  authenticationType: 'http_signature',
  runEnvironment: 'apitest.cybersource.com',
  merchantID: 'acme_samples',
  merchantKeyId: process.env.SAMPLE_KEY_ID,
  merchantsecretKey: process.env.SAMPLE_SECRET,
});
