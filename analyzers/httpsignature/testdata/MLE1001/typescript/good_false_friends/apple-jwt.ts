import jwt from 'jsonwebtoken';

export const secret = (key: string, keyId: string, team: string, client: string, now: number): string =>
  jwt.sign({ iss: team, iat: now, exp: now + 3600, aud: 'https://appleid.apple.com', sub: client }, key, { algorithm: 'ES256', keyid: keyId });
