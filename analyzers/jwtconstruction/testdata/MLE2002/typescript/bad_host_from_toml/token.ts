import { readFileSync } from 'node:fs';
import jwt from 'jsonwebtoken';
import { parse } from 'smol-toml';

interface Settings {
  gateway: { host: string };
}

const settings = parse(readFileSync('config.toml', 'utf8')) as unknown as Settings;

export function send(key: string, serial: string, merchant: string, now: number, body: string): Promise<Response> {
  const token = jwt.sign({ iss: merchant, iat: now, exp: now + 120 }, key, { algorithm: 'RS256', keyid: serial });
  return fetch(`https://${settings.gateway.host}/pts/v2/payments`, { method: 'POST', headers: { Authorization: `Bearer ${token}` }, body });
}
