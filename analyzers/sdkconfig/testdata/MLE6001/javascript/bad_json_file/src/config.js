const settings = require('../config/payments.json');

module.exports = function config() {
  return settings;
};
