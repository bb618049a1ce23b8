// Was: 'host: ' + host + '\nrequest-target: post /pts/v2/payments\nv-c-merchant-id: ' + id
/* headers="host date request-target digest v-c-merchant-id" */
const jwt = require('jsonwebtoken');

exports.token = (claims, key) => jwt.sign(claims, key, { algorithm: 'RS256' });
