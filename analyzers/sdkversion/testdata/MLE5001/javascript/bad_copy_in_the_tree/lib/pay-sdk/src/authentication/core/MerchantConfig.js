// cybersource
module.exports = class MerchantConfig {
  constructor() { this.authenticationType = 'http_signature'; }
};
