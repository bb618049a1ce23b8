import jwt from 'jsonwebtoken';

export function installations(app: string, key: string, now: number): Promise<Response> {
  const token = jwt.sign({ iat: now - 60, exp: now + 600, iss: app }, key, { algorithm: 'RS256' });
  return fetch('https://api.github.com/app/installations', { headers: { Authorization: `Bearer ${token}` } });
}
