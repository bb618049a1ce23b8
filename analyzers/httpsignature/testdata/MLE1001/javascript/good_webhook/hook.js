const crypto = require('crypto');
const express = require('express');

const app = express();

app.post('/hook', express.raw(), (req, res) => {
  const given = req.headers['x-hub-signature-256'];
  const want = 'sha256=' + crypto.createHmac('sha256', process.env.HOOK_SECRET).update(req.body).digest('hex');
  res.setHeader('Signature', want);
  res.sendStatus(given === want ? 204 : 401);
});
