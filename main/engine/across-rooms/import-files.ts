import { isRefusal, type Refusal, type RefusalCode } from '../../../shared/contract/errors.ts';
import type { ImportedFile, ImportResult } from '../../../shared/contract/imports.ts';
import type { ChangeId, SourceId } from '../../../shared/model/ids.ts';
import type { SourceKind } from '../../../shared/model/source.ts';
import type { Draft } from '../../archive/fold.ts';
import { draftReceived, sha256, withSameBytes } from '../../archive/sources/commands.ts';
import { readMasthead } from '../../citing/masthead.ts';
import { sentenceFor } from '../../ingest/reasons.ts';
import type { Outcome } from '../../ingest/types.ts';
import type { Progress } from '../jobs.ts';
import { filesBelow, readOutside } from '../outside.ts';
import type { Session } from '../session.ts';

/** Files are committed in groups: one fsync for the group's events, and little to read again after a kill. */
const groupFiles = 16;
/** A group of large files is recorded sooner: all of it is in memory. */
const groupBytes = 32 * 1024 * 1024;
/** How many files are read at once, and how far reading runs ahead of writing. */
const readAhead = 4;

export interface ToImport {
  readonly paths: readonly string[];
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly kind: SourceKind;
}

type Waiting = { readonly name: string } & ({ readonly load: () => Promise<Uint8Array> } | { readonly refused: string });
type Read = { readonly name: string } & (
  | { readonly bytes: Uint8Array; readonly hash: string; readonly outcome: Outcome | null }
  | { readonly refused: string }
);

/** Reads ahead in parallel, records in order. One refused file never stops the rest; a cancel keeps what was recorded. */
export async function importFiles(session: Session, wanted: ToImport, progress: Progress): Promise<{ result: ImportResult; cancelled: boolean }> {
  const waiting = await listFiles(wanted, session.folder);
  progress.total(waiting.length);
  const { archive } = session;
  const change = archive.mint<ChangeId>('h');
  const items: ImportedFile[] = [];
  let group: Read[] = [];
  let held = 0;
  /** Set when a group could not be recorded (the disk is full): what was recorded stays, nothing more is tried. */
  let stopped: Refusal | undefined;
  const reads: Promise<Read>[] = [];
  let next = 0;
  const fill = (): void => {
    while (reads.length < readAhead && next < waiting.length && !stopped && !progress.signal.aborted)
      reads.push(readAside(session, waiting[next++] as Waiting, progress.signal));
  };
  const commit = async (): Promise<void> => {
    if (group.length === 0) return;
    const outcome = await recordAll(session, group, wanted.kind, change);
    items.push(...outcome.items);
    stopped = outcome.stopped;
    group = [];
    held = 0;
    progress.step(items.length, items.filter((i) => i.result === 'refused').length);
    session.changed('archive', 'sources');
  };
  fill();
  while (reads.length > 0) {
    const read = await (reads.shift() as Promise<Read>);
    fill();
    if (progress.signal.aborted) continue;
    if (stopped) {
      items.push(notRecorded(read.name, stopped));
      continue;
    }
    group.push(read);
    held += 'bytes' in read ? read.bytes.length : 0;
    progress.step(items.length + group.length);
    if (group.length >= groupFiles || held >= groupBytes) await commit();
  }
  await commit();
  if (stopped) for (const file of waiting.slice(next)) items.push(notRecorded(file.name, stopped));
  return { result: { items, total: items.length, cancelled: progress.signal.aborted }, cancelled: progress.signal.aborted };
}

async function listFiles(wanted: ToImport, archive: string): Promise<Waiting[]> {
  const waiting: Waiting[] = [];
  for (const path of wanted.paths) {
    for await (const found of filesBelow(path, archive)) {
      waiting.push('refused' in found ? found : { name: found.name, load: () => readOutside(found.path) });
    }
  }
  for (const file of wanted.files) waiting.push({ name: file.name, load: async () => file.bytes });
  return waiting;
}

/** Looked at when its turn has come: till then a fault in it is no unhandled one. */
function readAside(session: Session, file: Waiting, signal: AbortSignal): Promise<Read> {
  const read = readOne(session, file, signal);
  read.catch(() => {});
  return read;
}

async function readOne(session: Session, file: Waiting, signal: AbortSignal): Promise<Read> {
  if ('refused' in file) return { name: file.name, refused: file.refused };
  let bytes: Uint8Array;
  try {
    bytes = await file.load();
  } catch (error) {
    return { name: file.name, refused: error instanceof Error ? error.message : 'It could not be read.' };
  }
  const hash = sha256(bytes);
  if (withSameBytes(session.archive, hash)) return { name: file.name, bytes, hash, outcome: null };
  try {
    return { name: file.name, bytes, hash, outcome: await session.readers.read(baseName(file.name), bytes, signal) };
  } catch (error) {
    if (isRefusal(error, 'cancelled')) return { name: file.name, refused: 'The import was cancelled before this file was read.' };
    throw error;
  }
}

/** Refusals that say something of the archive or its disk, not of one file: nothing more is tried then. */
const ofTheArchive: ReadonlySet<RefusalCode> = new Set([
  'disk-full',
  'no-permission',
  'write-failed',
  'archive-read-only',
  'archive-changed-underneath',
  'archive-locked',
]);

/** A group as one; where one of its files can't be recorded, each alone, so that only that one is refused. */
async function recordAll(session: Session, group: readonly Read[], kind: SourceKind, change: ChangeId): Promise<{ items: ImportedFile[]; stopped?: Refusal }> {
  try {
    return { items: await record(session, group, kind, change) };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (ofTheArchive.has(error.code)) return { items: group.map((file) => notRecorded(file.name, error)), stopped: error };
    if (group.length === 1) return { items: group.map((file) => notRecorded(file.name, error)) };
  }
  const items: ImportedFile[] = [];
  for (const [i, file] of group.entries()) {
    const alone = await recordAll(session, [file], kind, change);
    items.push(...alone.items);
    if (alone.stopped) return { items: [...items, ...group.slice(i + 1).map((f) => notRecorded(f.name, alone.stopped as Refusal))], stopped: alone.stopped };
  }
  return { items };
}

/** Records a group as one: when it resolves, all its sources are on disk. */
async function record(session: Session, group: readonly Read[], kind: SourceKind, change: ChangeId): Promise<ImportedFile[]> {
  const { archive } = session;
  const items: ImportedFile[] = [];
  await archive.change(async () => {
    const drafts: Draft[] = [];
    const inGroup = new Map<string, { id: SourceId; title: string }>();
    for (const file of group) {
      if ('refused' in file) {
        items.push({ name: file.name, result: 'refused', sourceId: null, title: null, reason: file.refused });
        continue;
      }
      const same = withSameBytes(archive, file.hash) ?? inGroup.get(file.hash);
      if (same) {
        items.push({ name: file.name, result: 'already-there', sourceId: same.id, title: same.title, reason: null });
        continue;
      }
      // Its twin was in the archive when it was looked at, and was taken back since.
      const outcome = file.outcome ?? (await session.readers.read(baseName(file.name), file.bytes));
      if ('unreadable' in outcome) {
        items.push({ name: file.name, result: 'refused', sourceId: null, title: null, reason: sentenceFor(outcome.unreadable, outcome.detail) });
        continue;
      }
      const fileName = baseName(file.name);
      const title = outcome.reading.title ?? fileName.replace(/\.[^.]{1,8}$/u, '');
      const { id, draft } = await draftReceived(archive, {
        original: file.bytes,
        mediaType: outcome.mediaType,
        reading: outcome.reading,
        fileName,
        kind,
        provenance: `imported as ${file.name}`,
        title,
        ...readMasthead(outcome.reading.text, outcome.reading.paragraphs),
      });
      drafts.push(draft);
      inGroup.set(file.hash, { id, title });
      items.push({ name: file.name, result: 'imported', sourceId: id, title, reason: null });
    }
    return drafts;
  }, change);
  return items;
}

function notRecorded(name: string, refusal: Refusal): ImportedFile {
  const reason =
    refusal.code === 'disk-full'
      ? 'The disk is full. Free some space and import it again.'
      : refusal.code === 'wrong-input'
        ? 'It has more parts than the archive can hold as one document. Import it in pieces.'
        : `It could not be recorded (${refusal.code}). Import it again.`;
  return { name, result: 'refused', sourceId: null, title: null, reason };
}

const baseName = (name: string): string => name.split('/').at(-1) ?? name;
