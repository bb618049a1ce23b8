'use strict';

const express = require('express');
const { authorise } = require('./payments');

const app = express();
app.use(express.json());
app.post('/checkout', async (req, res) => {
  try {
    res.json(await authorise(req.body.cart, req.body.card));
  } catch (error) {
    res.status(502).json({ error: 'the payment could not be made' });
  }
});
app.listen(process.env.PORT || 3000);
