const fs = require('fs');
const jwt = require('jsonwebtoken');
const toml = require('toml');

const settings = toml.parse(fs.readFileSync('config.toml', 'utf8'));

exports.send = (key, serial, merchant, now, body) => {
  const token = jwt.sign({ iss: merchant, iat: now, exp: now + 120 }, key, { algorithm: 'RS256', keyid: serial });
  return fetch(`https://${settings.gateway.host}/pts/v2/payments`, { method: 'POST', headers: { Authorization: `Bearer ${token}` }, body });
};
