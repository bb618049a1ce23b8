const { createHmac, randomUUID } = require('node:crypto');

const action = 'https://testsecureacceptance.cybersource.com/pay';

function sign(fields, secret) {
  const names = fields.signed_field_names.split(',');
  const text = names.map((name) => `${name}=${fields[name]}`).join(',');
  return createHmac('sha256', secret).update(text).digest('base64');
}

exports.form = function form(fee, profile) {
  const fields = {
    access_key: profile.accessKey,
    profile_id: profile.id,
    transaction_uuid: randomUUID(),
    signed_field_names:
      'access_key,profile_id,transaction_uuid,signed_field_names,unsigned_field_names,signed_date_time,locale,transaction_type,reference_number,amount,currency',
    unsigned_field_names: '',
    signed_date_time: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
    locale: 'en',
    transaction_type: 'sale',
    reference_number: fee.number,
    amount: fee.amount,
    currency: 'EUR',
  };
  return { action, fields: { ...fields, signature: sign(fields, profile.secret) } };
};
