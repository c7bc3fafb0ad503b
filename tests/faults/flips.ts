import { flipEverything } from '../support/vault-flips.ts';

/** One bit flipped in each place of each file of a small archive. */
export async function run({ short }: { short: boolean }): Promise<{ name: string; reach: string; found: string; ok: boolean }> {
  const { flips, bad } = await flipEverything((path) => (short ? (path === 'attest.json' ? 61 : 7) : path === 'attest.json' ? 3 : 1));
  const first = bad[0] === undefined ? '' : ` (${bad[0]})`;
  return {
    name: 'one bit flipped, over every file of an archive',
    reach: `${flips} flips, all found and named, nothing else lost`,
    found: `${flips} flips, ${flips - bad.length} found and named${first}`,
    ok: bad.length === 0,
  };
}
