import { createSign } from 'node:crypto';

// Joins the parts and signs them.
export function sign(header, claims, key) {
  const text = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${text}.${createSign('RSA-SHA256').update(text).sign(key, 'base64url')}`;
}
