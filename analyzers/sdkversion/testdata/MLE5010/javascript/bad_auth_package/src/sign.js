const auth = require('cybersource-rest-auth');

module.exports = (config, body) => new auth.Authorization(config, body).getToken();
