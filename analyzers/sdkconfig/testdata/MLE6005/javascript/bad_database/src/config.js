const db = require('./db');

module.exports = function config() {
  const row = db.setting('gateway');
  return {
    authenticationType: row.scheme,
    merchantID: row.merchant,
    runEnvironment: 'apitest.cybersource.com',
    keysDirectory: 'keys',
  };
};
