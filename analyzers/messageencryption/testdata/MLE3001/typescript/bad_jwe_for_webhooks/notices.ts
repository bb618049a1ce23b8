import { compactDecrypt, type KeyLike } from 'jose';

export async function open(key: KeyLike, payload: string): Promise<unknown> {
  const { plaintext } = await compactDecrypt(payload, key);
  return JSON.parse(new TextDecoder().decode(plaintext));
}
