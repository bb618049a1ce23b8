// cybersource
exports.PaymentsApi = require('./api/PaymentsApi');
