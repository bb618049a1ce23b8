import { readFileSync } from 'node:fs';
import { X509Certificate } from 'node:crypto';

export function settings() {
  return {
    host: process.env.KIOSK_HOST ?? 'api.cybersource.com',
    merchantId: process.env.KIOSK_MERCHANT ?? '',
    keyId: process.env.KIOSK_KEY_ID ?? '',
    secret: Buffer.from(process.env.KIOSK_SECRET ?? '', 'base64'),
    gateway: new X509Certificate(readFileSync(process.env.KIOSK_GATEWAY_CERTIFICATE)),
    gatewayKeyId: process.env.KIOSK_GATEWAY_KEY_ID ?? '',
  };
}
