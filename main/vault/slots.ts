import { concat, u32, utf8 } from './bytes.ts';
import { derive, KEY, type Random, SEAL, sealWithNonce, unsealWithNonce, wipe } from './sealing.ts';

/** As in LUKS: the master key, wrapped once for each way to open the archive. */
export const SLOTS = 8;
const LABEL = 63;
const PLAIN = KEY + 1 + LABEL;
export const SLOT_BYTES = PLAIN + SEAL;

/** `stretched` is 32 bytes made of a passphrase or a recovery key; the label is cut to 63 bytes. */
export function sealSlot(index: number, master: Uint8Array, label: string, stretched: Uint8Array, bound: Uint8Array, random: Random): Uint8Array {
  const name = fitting(label);
  const plain = new Uint8Array(PLAIN);
  plain.set(master);
  plain[KEY] = name.length;
  plain.set(name, KEY + 1);
  const key = derive(stretched, 'AttestK1', index + 1);
  const sealed = sealWithNonce(plain, concat(bound, u32(index)), key, random);
  wipe(plain, key);
  return sealed;
}

/** The first slot that `stretched` opens. An unused slot is random bytes and opens for nobody. */
export function openSlot(slots: readonly Uint8Array[], stretched: Uint8Array, bound: Uint8Array): { master: Uint8Array; label: string } | null {
  let found: { master: Uint8Array; label: string } | null = null;
  // All are tried, so that the time taken doesn't tell which one it was.
  slots.forEach((slot, index) => {
    const key = derive(stretched, 'AttestK1', index + 1);
    const plain = unsealWithNonce(slot, concat(bound, u32(index)), key);
    wipe(key);
    if (plain === null) return;
    const length = Math.min(plain[KEY] ?? 0, LABEL);
    found ??= { master: plain.slice(0, KEY), label: new TextDecoder().decode(plain.subarray(KEY + 1, KEY + 1 + length)) };
    wipe(plain);
  });
  return found;
}

function fitting(label: string): Uint8Array {
  let text = label;
  while (utf8(text).length > LABEL) text = [...text].slice(0, -1).join('');
  return utf8(text);
}
