import { CompactEncrypt } from 'jose';
import type { Settings } from './settings.js';

export async function seal(settings: Settings, body: unknown): Promise<string> {
  const compact = await new CompactEncrypt(new TextEncoder().encode(JSON.stringify(body)))
    .setProtectedHeader({
      alg: 'RSA-OAEP-256',
      enc: 'A256GCM',
      cty: 'JWT',
      kid: settings.gatewayKeyId,
      iat: Math.floor(Date.now() / 1000),
    })
    .encrypt(settings.gateway.publicKey);
  return JSON.stringify({ encryptedRequest: compact });
}
