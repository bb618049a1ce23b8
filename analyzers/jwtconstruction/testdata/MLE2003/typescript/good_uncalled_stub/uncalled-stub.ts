import { createHmac } from 'node:crypto';

// Left from the time before the tokens.
export class UncalledStub {
  signature(merchant: string, date: string, digest: string, keyId: string, secret: string): string {
    const text = `host: apitest.cybersource.com\nv-c-date: ${date}\nrequest-target: post /pts/v2/payments\ndigest: ${digest}\nv-c-merchant-id: ${merchant}`;
    const signed = createHmac('sha256', Buffer.from(secret, 'base64')).update(text).digest('base64');
    return `keyid="${keyId}", algorithm="HmacSHA256", headers="host v-c-date request-target digest v-c-merchant-id", signature="${signed}"`;
  }
}
