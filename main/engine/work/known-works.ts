import type { SourceId } from '../../../shared/model/ids.ts';
import type { Archive } from '../../archive/archive.ts';
import { sameAddress } from '../../citing/address.ts';
import type { Work } from '../../citing/types.ts';

const folded = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * The source that a cited work is, if the archive has it: by address, by symbol, or by the very same title. Where two works of
 * one symbol wait for a person's answer (`asked`), the symbol alone decides nothing.
 */
export function sourceOfWork(archive: Archive, work: Work, asked: boolean): SourceId | null {
  const rows = archive.tables.all('select id, title, symbol, address from sources where removed = 0');
  const title = folded(work.title);
  const sameTitle = (row: (typeof rows)[number]): boolean => title.length >= 12 && folded(String(row.title)) === title;
  const address = work.address && sameAddress(work.address);
  const bySymbol = rows.filter((r) => work.symbol !== null && r.symbol === work.symbol && (!asked || sameTitle(r)));
  const byAddress = rows.filter((r) => address && r.address !== null && sameAddress(String(r.address)) === address);
  const byTitle = rows.filter((r) => sameTitle(r) && (work.symbol === null || r.symbol === null || r.symbol === work.symbol));
  return ((byAddress[0] ?? bySymbol[0] ?? byTitle[0])?.id as SourceId | undefined) ?? null;
}
