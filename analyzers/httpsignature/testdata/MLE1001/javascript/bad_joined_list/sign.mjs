import { createHmac } from 'node:crypto';
import { NAMES } from './names.mjs';

export function sign(values, secret) {
  const lines = [];
  for (const name of NAMES) {
    lines.push(`${name}: ${values[name]}`);
  }
  return createHmac('sha256', Buffer.from(secret, 'base64')).update(lines.join('\n')).digest('base64');
}

export const list = () => NAMES.join(' ');
