import { createHash, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';

const HOST = 'apitest.cybersource.com';

interface Account {
  merchantId: string;
  keyId: string;
  key: CryptoKey;
}

const digestOf = (body: string): string => createHash('sha256').update(body, 'utf8').digest('base64');

// Makes the token of one payment.
export async function token(account: Account, path: string, body: string): Promise<string> {
  return new SignJWT({
    'request-host': HOST,
    'request-method': 'post',
    'request-resource-path': path,
    'v-c-jwt-version': '2',
    'v-c-merchant-id': account.merchantId,
    digest: digestOf(body),
    digestAlgorithm: 'SHA-256',
  })
    .setProtectedHeader({ alg: 'RS256', kid: account.keyId, typ: 'JWT' })
    .setIssuedAt()
    .setExpirationTime('2m')
    .setIssuer(account.merchantId)
    .setJti(randomUUID())
    .sign(account.key);
}
