module.exports = { host: 'apitest.cybersource.com' };
