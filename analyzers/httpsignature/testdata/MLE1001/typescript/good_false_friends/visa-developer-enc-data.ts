import { CompactEncrypt, type KeyLike } from 'jose';

export const body = async (key: KeyLike, keyId: string, plain: string) => ({
  encData: await new CompactEncrypt(new TextEncoder().encode(plain)).setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A128GCM', kid: keyId }).encrypt(key),
});
