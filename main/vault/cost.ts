import { stretch } from './sealing.ts';

const MIB = 2 ** 20;
const LEAST = 64 * MIB;
const MOST = 2 ** 30;
/** Memory is what makes guessing dear; three passes are what RFC 9106, section 4, recommends beside less than 2 GiB. */
const PASSES = 3;
const MOST_PASSES = 64;
/** Long enough to make guessing slow, short enough to be waited for at each opening. Milliseconds. */
const TARGET = 700;

export interface Cost {
  /** Bytes. */
  readonly memory: number;
  readonly passes: number;
}

/** Argon2id cost that takes about 0.7 s where `measured` took `milliseconds`, between 64 MiB and 1 GiB: time grows with memory and with passes. */
export function costFor(measured: Cost & { readonly milliseconds: number }): Cost {
  const bytesPerRun = (measured.memory * measured.passes * TARGET) / Math.max(measured.milliseconds, 1);
  const memory = Math.floor(bytesPerRun / PASSES / (16 * MIB)) * 16 * MIB;
  if (memory < MOST) return { memory: Math.max(LEAST, memory), passes: PASSES };
  return { memory: MOST, passes: Math.min(MOST_PASSES, Math.floor(bytesPerRun / MOST)) };
}

/** Cost for this computer as fast as it is now. Takes a quarter of a second or so. */
export function measuredCost(): Cost {
  const first = { memory: LEAST, passes: 1 };
  const salt = new Uint8Array(16);
  const start = performance.now();
  stretch(salt, salt, first.memory, first.passes);
  return costFor({ ...first, milliseconds: performance.now() - start });
}
