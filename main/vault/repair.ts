import { z } from 'zod';
import { utf8 } from './bytes.ts';
import type { Damage } from './types.ts';

const entries = z.array(z.object({ what: z.string(), where: z.string() }));
/** So many fit into one record, with room to spare: names of files and records are short. */
const PER_RECORD = 300;

/** Envelopes of the records that keep this damage. */
export function writeRepair(damages: readonly Damage[]): Uint8Array[] {
  const envelopes: Uint8Array[] = [];
  for (let at = 0; at < damages.length; at += PER_RECORD) {
    envelopes.push(utf8(JSON.stringify(damages.slice(at, at + PER_RECORD).map(({ what, where }) => ({ what, where })))));
  }
  return envelopes;
}

/** What such a record holds. It is authenticated: one that doesn't fit can't come from this program. */
export function readRepair(envelope: Uint8Array): readonly Damage[] {
  return entries.parse(JSON.parse(new TextDecoder().decode(envelope)));
}
