import { createHash } from 'node:crypto';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { SourceId } from '../../../shared/model/ids.ts';
import type { SourceKind } from '../../../shared/model/source.ts';
import type { Reading } from '../../../shared/model/text.ts';
import type { BlobId, SubjectId } from '../../vault/types.ts';
import type { Archive } from '../archive.ts';
import type { Draft } from '../fold.ts';
import { boundedFacts } from './bounds.ts';
import type { Description, SourceAttached, SourceDescribed, SourceImported, SourceWritten } from './events.ts';
import { writeBoxes, writeStructure, writeUtf16 } from './text-blobs.ts';

export interface Received {
  readonly original: Uint8Array;
  readonly mediaType: string;
  readonly reading: Reading;
  /** Last part of its name; null for what was written in the archive. */
  readonly fileName: string | null;
  readonly kind: SourceKind;
  readonly provenance: string;
  readonly title: string;
  /** What the document prints as its own above its text. */
  readonly symbol: string | null;
  readonly address: string | null;
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The source that has these bytes already, if one has. */
export function withSameBytes(archive: Archive, hash: string): { id: SourceId; title: string } | null {
  const row = archive.tables.one('select id, title from sources where sha256 = ? and removed = 0', [hash]);
  return row ? { id: row.id as SourceId, title: String(row.title) } : null;
}

export async function storeBlob(archive: Archive, subject: SubjectId, bytes: Uint8Array): Promise<BlobId> {
  const writer = await archive.vault.writeBlob(subject);
  try {
    await writer.write(bytes);
    return await writer.finish();
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}

/** Seals original and text under a new subject and drafts the event that names them. The caller records it. */
export async function draftReceived(archive: Archive, received: Received): Promise<{ id: SourceId; draft: Draft }> {
  const { original, reading, kind } = received;
  const subject = await archive.vault.newSubject();
  const text = writeUtf16(reading.text);
  const structure = writeStructure(reading);
  const store = async (bytes: Uint8Array) => ({ subject, blob: await storeBlob(archive, subject, bytes) });
  const blobs = {
    original: await store(original),
    text: await store(text),
    structure: await store(structure),
    ...(reading.boxes.length > 0 && { boxes: await store(writeBoxes(reading.boxes)) }),
  };
  const written = kind === 'testimony' || kind === 'note';
  const facts = boundedFacts({
    title: received.title,
    kind,
    fileName: received.fileName,
    mediaType: received.mediaType,
    language: reading.language,
    sha256: sha256(original),
    bytes: original.length,
    pages: reading.pages.length > 0 ? reading.pages.length : null,
    textLength: reading.text.length,
    symbol: received.symbol,
    address: reading.metadata.address ?? received.address,
    authors: reading.metadata.authors,
    date: reading.metadata.date,
    confidentiality: written ? 'sealed' : 'public',
    provenance: received.provenance,
    leftOut: reading.leftOut,
  });
  const id = archive.mint<SourceId>('s');
  const event: SourceImported | SourceWritten = {
    type: written ? 'SourceWritten' : 'SourceImported',
    version: 1,
    refs: { source: id },
    parts: { source: { subject, body: { facts } } },
    blobs,
  } as SourceImported | SourceWritten;
  return { id, draft: { event, loaded: { text, structure } } };
}

function requireSource(archive: Archive, id: string, status?: 'here' | 'missing'): SubjectId {
  const row = archive.tables.one('select subject, status from sources where id = ? and removed = 0', [id]);
  if (!row) throw new Refusal('source-not-found', { id });
  if (status === 'here' && row.status !== 'here') throw new Refusal('source-missing', { id });
  if (status === 'missing' && row.status !== 'missing') throw new Refusal('wrong-input', { reason: 'that source is not a missing one' });
  return row.subject as SubjectId;
}

export async function draftDescribed(archive: Archive, id: SourceId, description: Description): Promise<Draft[]> {
  const subject = requireSource(archive, id);
  const event: SourceDescribed = { type: 'SourceDescribed', version: 1, refs: { source: id }, parts: { source: { subject, body: description } }, blobs: {} };
  return [{ event }];
}

export async function draftAttached(archive: Archive, missing: SourceId, source: SourceId): Promise<Draft[]> {
  requireSource(archive, missing, 'missing');
  requireSource(archive, source, 'here');
  const event: SourceAttached = { type: 'SourceAttached', version: 1, refs: { missing, source }, parts: {}, blobs: {} };
  return [{ event }];
}
