module.exports = { authenticationType: 'Authentication type', http_signature: 'HTTP Signature (old)' };
