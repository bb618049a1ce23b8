import express from 'express';
import { verify } from './verify.js';

const app = express();
app.post('/notifications', express.text({ type: 'application/json' }), (req, res) => {
  if (!verify(req.get('v-c-signature') ?? '', req.body, process.env.NOTIFICATION_KEY)) {
    res.sendStatus(401);
    return;
  }
  console.log('payment event', JSON.parse(req.body).eventType);
  res.sendStatus(200);
});
app.listen(8080);
