import { createHmac, timingSafeEqual } from 'node:crypto';

const TOLERANCE_MS = 60 * 60 * 1000;

/** Tells whether a notification comes from the gateway. The header reads t=…;keyId=…;sig=… */
export function verify(header, body, key, now = Date.now()) {
  const parts = Object.fromEntries(header.split(';').map((part) => part.trim().split(/=(.*)/s).slice(0, 2)));
  if (Math.abs(now - Number(parts.t)) > TOLERANCE_MS) {
    return false;
  }
  const expected = createHmac('sha256', Buffer.from(key, 'base64')).update(`${parts.t}.${body}`).digest();
  const given = Buffer.from(parts.sig ?? '', 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
