import { createHash, randomUUID } from 'node:crypto';
import { SignJWT, type JWTPayload } from 'jose';
import type { Settings } from './settings.js';

const LIFETIME_SECONDS = 120;

export class TokenFactory {
  constructor(private readonly settings: Settings) {}

  async create(method: string, path: string, body?: string): Promise<string> {
    const issued = Math.floor(Date.now() / 1000);
    const claims: JWTPayload = {
      iss: this.settings.merchantId,
      jti: randomUUID(),
      iat: issued,
      exp: issued + LIFETIME_SECONDS,
      'request-host': this.settings.host,
      'request-method': method.toLowerCase(),
      'request-resource-path': path,
      'v-c-jwt-version': '2',
      'v-c-merchant-id': this.settings.merchantId,
    };
    if (body !== undefined) {
      claims.digest = createHash('sha256').update(body, 'utf8').digest('base64');
      claims.digestAlgorithm = 'SHA-256';
    }
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT', kid: this.settings.keyId })
      .sign(this.settings.secret);
  }
}
