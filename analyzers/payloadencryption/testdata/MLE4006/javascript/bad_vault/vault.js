import { CompactEncrypt } from 'jose';

// The vault takes the parts of a JWE.
export async function seal(card, key) {
  const sealed = await new CompactEncrypt(new TextEncoder().encode(JSON.stringify(card)))
    .setProtectedHeader({ alg: 'RSA-OAEP', enc: 'A256GCM' })
    .encrypt(key);
  return { vault: 'cards', encrypted_payload: sealed };
}
