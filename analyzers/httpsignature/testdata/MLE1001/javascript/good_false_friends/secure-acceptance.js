const crypto = require('crypto');

const FORM = 'https://testsecureacceptance.cybersource.com/pay';

exports.sign = (fields, key) => {
  const text = fields.signed_field_names.split(',').map((name) => `${name}=${fields[name]}`).join(',');
  return { action: FORM, ...fields, signature: crypto.createHmac('sha256', key).update(text).digest('base64') };
};
