// cybersource
module.exports = class PaymentsApi {
  constructor(config) { this.config = config; }
};
