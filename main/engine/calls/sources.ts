import { Refusal } from '../../../shared/contract/errors.ts';
import type { ChangeId } from '../../../shared/model/ids.ts';
import { draftAttached, draftDescribed, draftReceived } from '../../archive/sources/commands.ts';
import { citingClaims, getSource, listSources, wantedWorks } from '../../archive/sources/queries.ts';
import { readWritten } from '../across-rooms/written.ts';
import { destination } from '../destination.ts';
import type { Handlers } from '../handlers.ts';
import { withinMessage } from '../message-size.ts';
import { writeOutside } from '../outside.ts';
import type { Session } from '../session.ts';

/** An answer holds at most about this much text, to stay below the size of a message. */
const mostText = 200_000;
const pieceSize = 512 * 1024;

export const sourceCalls = (session: Session): Handlers<'sources'> => ({
  async list(input) {
    return listSources(session.archive, input);
  },
  async get({ id }) {
    return getSource(session.archive, id);
  },
  async text({ id, fromOrdinal, count }) {
    const { texts } = session;
    const { length } = texts.place(id);
    const structure = await texts.structure(id);
    const all = structure.paragraphs;
    const from = Math.min(fromOrdinal - 1, all.length);
    let to = from;
    while (to < all.length && to - from < count && (to === from || (all[to]?.end ?? 0) - (all[from]?.start ?? 0) <= mostText)) to++;
    const paragraphs = all.slice(from, to);
    const start = paragraphs[0]?.start ?? length;
    const end = paragraphs.at(-1)?.end ?? start;
    const within = (at: number): boolean => at >= start && at <= end;
    return {
      sourceId: id,
      start,
      text: await texts.slice(id, start, end),
      paragraphs,
      footnotes: structure.footnotes.filter((f) => (f.at !== null && within(f.at)) || (f.at === null && within(f.start))),
      links: structure.links.filter((l) => within(l.start)),
      pages: structure.pages.filter((p) => within(p.start)),
      totalParagraphs: all.length,
      totalLength: length,
    };
  },
  async bytes({ id, start, length }) {
    return session.texts.original(id, start, length);
  },
  async boxes({ id, start, end }) {
    const boxes = await session.texts.boxes(id);
    return { boxes: boxes.filter((b) => b.end > start && b.start < end).slice(0, 5000) };
  },
  async describe({ id, ...description }) {
    const change = await session.archive.change(() => draftDescribed(session.archive, id, description));
    session.changed('sources', 'claims');
    return { source: getSource(session.archive, id), change };
  },
  async write({ kind, title, text }) {
    const reading = readWritten(title, text);
    let made: Awaited<ReturnType<typeof draftReceived>> | undefined;
    const change: ChangeId = await session.archive.change(async () => {
      const original = new TextEncoder().encode(text);
      made = await draftReceived(session.archive, {
        original,
        mediaType: 'text/plain',
        reading,
        fileName: null,
        kind,
        provenance: 'written in the archive',
        title,
        symbol: null,
        address: null,
      });
      return [made.draft];
    });
    if (!made) throw new Error('nothing was written');
    session.changed('archive', 'sources');
    return { source: getSource(session.archive, made.id), change };
  },
  async saveOriginal({ id, to }) {
    const source = getSource(session.archive, id);
    const place = await destination(session, to);
    const { texts } = session;
    texts.place(id);
    async function* pieces() {
      for (let start = 0; ; start += pieceSize) {
        if (!session.isOpen) throw new Refusal('archive-locked', {});
        const { bytes } = await texts.original(id, start, pieceSize);
        if (bytes.length === 0) return;
        yield bytes;
      }
    }
    return { bytes: await writeOutside(place, pieces()), sha256: source.sha256 ?? '' };
  },
  async wanted({ offset, limit }) {
    const all = wantedWorks(session.archive);
    return { items: withinMessage(all.slice(offset, offset + limit)), total: all.length };
  },
  async attach({ missing, source }) {
    const change = await session.archive.change(() => draftAttached(session.archive, missing, source));
    session.changed('archive', 'sources', 'briefs', 'claims');
    return { source: getSource(session.archive, source), change };
  },
  async citedBy({ id }) {
    getSource(session.archive, id);
    const all = citingClaims(session.archive, id);
    return { items: withinMessage(all.slice(0, 500)), total: all.length };
  },
});
