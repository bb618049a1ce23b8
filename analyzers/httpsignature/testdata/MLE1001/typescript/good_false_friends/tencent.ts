import { createHmac } from 'node:crypto';

export function authorization(key: string, id: string, date: string, source: string): string {
  const signature = createHmac('sha1', key).update(`x-date: ${date}\nx-source: ${source}`).digest('base64');
  return `hmac id="${id}", algorithm="hmac-sha1", headers="x-date x-source", signature="${signature}"`;
}
