const express = require('express');

const app = express();
app.get('/opening-hours', (req, res) => res.json({ tuesday: '10-18' }));
app.listen(8080);
