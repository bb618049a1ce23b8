import { createHmac } from 'node:crypto';

export function genuine(headers: Record<string, string>, body: string, key: Buffer): boolean {
  const sent = headers['v-c-signature'];
  const [time] = sent.split(';');
  return sent.includes(`sig=${createHmac('sha256', key).update(`${time}.${body}`).digest('base64')}`);
}
