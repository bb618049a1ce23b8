const jwt = require('jsonwebtoken');

exports.installations = (app, key, now) => {
  const token = jwt.sign({ iat: now - 60, exp: now + 600, iss: app }, key, { algorithm: 'RS256' });
  return fetch('https://api.github.com/app/installations', { headers: { Authorization: `Bearer ${token}` } });
};
