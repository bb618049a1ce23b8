const crypto = require('crypto');

exports.authorization = (key, id, date, source) => {
  const signature = crypto.createHmac('sha1', key).update(`x-date: ${date}\nx-source: ${source}`).digest('base64');
  return `hmac id="${id}", algorithm="hmac-sha1", headers="x-date x-source", signature="${signature}"`;
};
