import { concat, u32 } from './bytes.ts';
import { derive, KEY, type Random, SEAL, sealWithNonce, unsealWithNonce, wipe } from './sealing.ts';

/** As in LUKS: the master key, wrapped once for each way to open the archive. */
export const SLOTS = 8;
export const SLOT_BYTES = KEY + SEAL;

/** `stretched` is 32 bytes made of a passphrase or a recovery key. */
export function sealSlot(index: number, master: Uint8Array, stretched: Uint8Array, bound: Uint8Array, random: Random): Uint8Array {
  const key = derive(stretched, 'AttestK1', index + 1);
  const sealed = sealWithNonce(master, concat(bound, u32(index)), key, random);
  wipe(key);
  return sealed;
}

/** The first slot that `stretched` opens. An unused slot is random bytes and opens for nobody. */
export function openSlot(slots: readonly Uint8Array[], stretched: Uint8Array, bound: Uint8Array): { index: number; master: Uint8Array } | null {
  let found: { index: number; master: Uint8Array } | null = null;
  // All are tried, so that the time taken doesn't tell which one it was.
  slots.forEach((slot, index) => {
    const key = derive(stretched, 'AttestK1', index + 1);
    const master = unsealWithNonce(slot, concat(bound, u32(index)), key);
    wipe(key);
    if (master === null) return;
    if (found === null) found = { index, master };
    else wipe(master);
  });
  return found;
}
