module.exports = function (req, res, next) {
  if (!req.headers['v-c-merchant-id'] || !req.get('Signature')) {
    return res.status(401).end();
  }
  res.set('v-c-merchant-id', req.headers['v-c-merchant-id']);
  next();
};
