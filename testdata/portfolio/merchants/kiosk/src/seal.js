import { constants, createCipheriv, publicEncrypt, randomBytes } from 'node:crypto';

export function seal(settings, body) {
  const header = {
    alg: 'RSA-OAEP-256',
    enc: 'A256GCM',
    cty: 'JWT',
    kid: settings.gatewayKeyId,
    iat: Math.floor(Date.now() / 1000),
  };
  const key = randomBytes(32);
  const iv = randomBytes(12);
  const wrapped = publicEncrypt(
    { key: settings.gateway.publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' },
    key,
  );
  const protectedHeader = Buffer.from(JSON.stringify(header)).toString('base64url');
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(protectedHeader, 'ascii'));
  const text = Buffer.concat([cipher.update(JSON.stringify(body), 'utf8'), cipher.final()]);
  const parts = [wrapped, iv, text, cipher.getAuthTag()].map((part) => part.toString('base64url'));
  return JSON.stringify({ encryptedRequest: [protectedHeader, ...parts].join('.') });
}
