import { Refusal } from '../../../shared/contract/errors.ts';
import type { ImportedFile, ImportResult } from '../../../shared/contract/imports.ts';
import type { ChangeId, SourceId } from '../../../shared/model/ids.ts';
import type { SourceKind } from '../../../shared/model/source.ts';
import type { Draft } from '../../archive/archive.ts';
import { draftReceived, sha256, withSameBytes } from '../../archive/sources/commands.ts';
import { readMasthead } from '../../citing/masthead.ts';
import { sentenceFor } from '../../ingest/reasons.ts';
import type { Outcome } from '../../ingest/types.ts';
import type { Progress } from '../jobs.ts';
import { filesBelow, readOutside } from '../outside.ts';
import type { Session } from '../session.ts';

/** Files are committed in groups: one fsync for the group's events, and little to read again after a kill. */
const groupFiles = 16;
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
  const waiting = await listFiles(wanted);
  progress.total(waiting.length);
  const { archive } = session;
  const change = archive.mint<ChangeId>('h');
  const items: ImportedFile[] = [];
  let group: Read[] = [];
  /** Set when a group could not be recorded (the disk is full): what was recorded stays, nothing more is tried. */
  let stopped: Refusal | undefined;
  const reads: Promise<Read>[] = [];
  let next = 0;
  const fill = (): void => {
    while (reads.length < readAhead && next < waiting.length && !stopped && !progress.signal.aborted)
      reads.push(readOne(session, waiting[next++] as Waiting, progress.signal));
  };
  const commit = async (): Promise<void> => {
    if (group.length === 0) return;
    try {
      items.push(...(await record(session, group, wanted.kind, change)));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      stopped = error;
      items.push(...group.map((file) => notRecorded(file.name, error)));
    }
    group = [];
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
    progress.step(items.length + group.length);
    if (group.length >= groupFiles) await commit();
  }
  await commit();
  if (stopped) for (const file of waiting.slice(next)) items.push(notRecorded(file.name, stopped));
  return { result: { items, total: items.length, cancelled: progress.signal.aborted }, cancelled: progress.signal.aborted };
}

async function listFiles(wanted: ToImport): Promise<Waiting[]> {
  const waiting: Waiting[] = [];
  for (const path of wanted.paths) {
    for await (const found of filesBelow(path)) {
      waiting.push('refused' in found ? found : { name: found.name, load: () => readOutside(found.path) });
    }
  }
  for (const file of wanted.files) waiting.push({ name: file.name, load: async () => file.bytes });
  return waiting;
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
    if (error instanceof Refusal && error.code === 'cancelled') return { name: file.name, refused: 'The import was cancelled before this file was read.' };
    throw error;
  }
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
      const { outcome } = file;
      if (!outcome) throw new Error('a file without a reading is not in the archive');
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
    refusal.code === 'disk-full' ? 'The disk is full. Free some space and import it again.' : `It could not be recorded (${refusal.code}). Import it again.`;
  return { name, result: 'refused', sourceId: null, title: null, reason };
}

const baseName = (name: string): string => name.split('/').at(-1) ?? name;
