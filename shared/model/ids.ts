import { z } from 'zod';

/**
 * Names of things. An id is a letter for the noun and twelve Crockford base-32 digits (60 random bits): short enough to
 * be typed in a terminal, and saying nothing about what it names.
 */
const id = (letter: string) => z.string().regex(new RegExp(`^${letter}-[0-9a-hjkmnp-tv-z]{12}$`));

export const sourceId = id('s').brand<'SourceId'>();
export const briefId = id('b').brand<'BriefId'>();
export const claimId = id('c').brand<'ClaimId'>();
export const citationId = id('t').brand<'CitationId'>();
export const changeId = id('h').brand<'ChangeId'>();
export const jobId = id('j').brand<'JobId'>();
/** What a dialog handed out in place of a path: a folder or file that one call may read or write. */
export const grantId = id('g').brand<'GrantId'>();
/** A file whose bytes came over the contract, waiting in the engine's memory to be imported. */
export const stagedId = id('f').brand<'StagedId'>();

export type SourceId = z.infer<typeof sourceId>;
export type BriefId = z.infer<typeof briefId>;
export type ClaimId = z.infer<typeof claimId>;
export type CitationId = z.infer<typeof citationId>;
export type ChangeId = z.infer<typeof changeId>;
export type JobId = z.infer<typeof jobId>;
export type GrantId = z.infer<typeof grantId>;
export type StagedId = z.infer<typeof stagedId>;

const digits = '0123456789abcdefghjkmnpqrstvwxyz';

/** A new id for `letter` out of at least 12 random bytes. */
export function mintId(letter: string, random: Uint8Array): string {
  if (random.length < 12) throw new RangeError('an id takes 12 random bytes');
  let out = `${letter}-`;
  for (let i = 0; i < 12; i++) out += digits[(random[i] as number) & 31];
  return out;
}
