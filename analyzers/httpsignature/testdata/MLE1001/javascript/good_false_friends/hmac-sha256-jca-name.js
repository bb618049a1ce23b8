const crypto = require('crypto');

const ALGORITHM = 'HmacSHA256'; // the partner's service in Java names it so

exports.checksum = (key, order) => ({ algorithm: ALGORITHM, value: crypto.createHmac('sha256', key).update(order).digest('hex') });
