const express = require('express');
const { form } = require('./form');

const app = express();
app.get('/fees/:number', (req, res) => {
  const profile = { id: process.env.FEES_PROFILE, accessKey: process.env.FEES_ACCESS_KEY, secret: process.env.FEES_SECRET };
  res.json(form({ number: req.params.number, amount: '2.50' }, profile));
});
app.listen(8080);
