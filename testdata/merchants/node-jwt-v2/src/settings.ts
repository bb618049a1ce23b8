import { readFileSync } from 'node:fs';
import { X509Certificate } from 'node:crypto';

export interface Settings {
  host: string;
  merchantId: string;
  keyId: string;
  secret: Uint8Array;
  gateway: X509Certificate;
  gatewayKeyId: string;
}

export function settings(): Settings {
  return {
    host: process.env.FERRY_GATEWAY ?? 'apitest.cybersource.com',
    merchantId: process.env.FERRY_MERCHANT ?? '',
    keyId: process.env.FERRY_KEY_ID ?? '',
    secret: Buffer.from(process.env.FERRY_SECRET ?? '', 'base64'),
    gateway: new X509Certificate(readFileSync('certs/sjc.pem')),
    gatewayKeyId: process.env.FERRY_GATEWAY_KEY_ID ?? '',
  };
}
