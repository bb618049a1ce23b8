module.exports = { gateway: 'https://apitest.cybersource.com' };
