const axios = require('axios');

exports.post = (path, data, extra) => axios({
  url: 'https://api.cybersource.com' + path,
  method: 'post',
  data,
  headers: { ...extra, 'User-Agent': 'shop' },
});
