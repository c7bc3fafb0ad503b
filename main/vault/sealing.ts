import sodium from 'libsodium-wrappers-sumo';
import { concat } from './bytes.ts';

/** Bytes that sealing adds: Poly1305 tag. */
export const TAG = 16;
export const NONCE = 24;
export const KEY = 32;
/** Bytes that `sealWithNonce` adds. */
export const SEAL = NONCE + TAG;

/** Random bytes of the given length. */
export type Random = (length: number) => Uint8Array;

/** Before anything else in this room. */
export async function ready(): Promise<void> {
  await sodium.ready;
}

/** XChaCha20-Poly1305 (IETF form): ciphertext and tag. */
export function seal(plain: Uint8Array, bound: Uint8Array, nonce: Uint8Array, key: Uint8Array): Uint8Array {
  return sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, bound, null, nonce, key);
}

/** null: not sealed with this key, nonce and bound data, or changed since. */
export function unseal(sealed: Uint8Array, bound: Uint8Array, nonce: Uint8Array, key: Uint8Array): Uint8Array | null {
  if (sealed.length < TAG) return null;
  try {
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, sealed, bound, nonce, key);
  } catch {
    return null; // the wrapper throws a plain Error for a tag that doesn't fit and for nothing else at these lengths
  }
}

/** Nonce, ciphertext, tag. */
export function sealWithNonce(plain: Uint8Array, bound: Uint8Array, key: Uint8Array, random: Random): Uint8Array {
  const nonce = random(NONCE);
  return concat(nonce, seal(plain, bound, nonce, key));
}

export function unsealWithNonce(sealed: Uint8Array, bound: Uint8Array, key: Uint8Array): Uint8Array | null {
  return unseal(sealed.subarray(NONCE), bound, sealed.subarray(0, NONCE), key);
}

/** BLAKE2b-256. */
export function hash(bytes: Uint8Array, key: Uint8Array | null = null): Uint8Array {
  return sodium.crypto_generichash(32, bytes, key);
}

/** `crypto_kdf`: key number `id` of 32 bytes for one purpose (8 letters). */
export function derive(key: Uint8Array, purpose: string, id: number): Uint8Array {
  return sodium.crypto_kdf_derive_from_key(KEY, id, purpose, key);
}

/** Argon2id, version 1.3, one lane; `memory` in bytes. */
export function stretch(passphrase: Uint8Array, salt: Uint8Array, memory: number, passes: number): Uint8Array {
  return sodium.crypto_pwhash(KEY, passphrase, salt, passes, memory, sodium.crypto_pwhash_ALG_ARGON2ID13);
}

export function wipe(...keys: readonly Uint8Array[]): void {
  for (const key of keys) sodium.memzero(key);
}
