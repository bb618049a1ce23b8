const express = require('express'); const r = express.Router();
r.post('/api.cybersource.com.callback', (q, s) => s.send('v-c-merchant-id'));
r.post('/pts/v2/payments', (q, s) => s.send({}));
module.exports = r;
