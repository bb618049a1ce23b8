import { createHmac } from 'node:crypto';

const FORM = 'https://testsecureacceptance.cybersource.com/pay';

export function sign(fields: Record<string, string>, key: string): Record<string, string> {
  const text = fields.signed_field_names.split(',').map((name) => `${name}=${fields[name]}`).join(',');
  return { action: FORM, ...fields, signature: createHmac('sha256', key).update(text).digest('base64') };
}
