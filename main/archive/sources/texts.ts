import { Refusal } from '../../../shared/contract/errors.ts';
import type { TextBox } from '../../../shared/model/text.ts';
import type { BlobId, SubjectId } from '../../vault/types.ts';
import type { Archive } from '../archive.ts';
import { Kept } from '../kept.ts';
import { bytesPerUnit, readBoxes, readStructure, readUtf16, type Structure } from './text-blobs.ts';

interface Place {
  readonly subject: SubjectId;
  readonly text: BlobId;
  readonly structure: BlobId;
  readonly boxes: BlobId | null;
  readonly original: BlobId;
  readonly length: number;
}

/** Texts of sources out of their blobs; keeps the structures of the few that are being read. */
export class Texts {
  readonly #archive: Archive;
  readonly #structures = new Kept<Structure>(8, () => 1);
  readonly #passages = new Kept<string>(2_000_000, (passage) => passage.length + 100);

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  /** Refuses `source-not-found`, or `source-missing` where it is known and not here. */
  place(id: string): Place {
    const row = this.#archive.tables.one(
      'select subject, status, text_blob, structure_blob, boxes_blob, original_blob, text_length from sources where id = ? and removed = 0',
      [id],
    );
    if (!row) throw new Refusal('source-not-found', { id });
    if (row.status !== 'here') throw new Refusal('source-missing', { id });
    return {
      subject: row.subject as SubjectId,
      text: row.text_blob as BlobId,
      structure: row.structure_blob as BlobId,
      boxes: row.boxes_blob as BlobId | null,
      original: row.original_blob as BlobId,
      length: Number(row.text_length),
    };
  }

  async slice(id: string, start: number, end: number): Promise<string> {
    const place = this.place(id);
    const from = Math.max(0, start);
    const to = Math.min(place.length, end);
    if (to <= from) return '';
    return readUtf16(await this.#archive.vault.readBlob(place.subject, place.text, from * bytesPerUnit, (to - from) * bytesPerUnit));
  }

  /** The same for a passage that is looked at again and again: a text never changes. */
  async passage(id: string, start: number, end: number): Promise<string> {
    return this.#passages.get(`${id} ${start} ${end}`, () => this.slice(id, start, end));
  }

  async whole(id: string): Promise<string> {
    return this.slice(id, 0, this.place(id).length);
  }

  async structure(id: string): Promise<Structure> {
    const { subject, structure } = this.place(id);
    return this.#structures.get(id, async () => readStructure(await this.#all(subject, structure)));
  }

  async boxes(id: string): Promise<TextBox[]> {
    const place = this.place(id);
    return place.boxes ? readBoxes(await this.#all(place.subject, place.boxes)) : [];
  }

  /** A piece of the original, and how long the whole is. */
  async original(id: string, start: number, length: number): Promise<{ bytes: Uint8Array; total: number }> {
    const place = this.place(id);
    const total = await this.#length(place.subject, place.original);
    const take = Math.max(0, Math.min(length, total - start));
    return { bytes: take === 0 ? new Uint8Array() : await this.#archive.vault.readBlob(place.subject, place.original, start, take), total };
  }

  async #all(subject: SubjectId, blob: BlobId): Promise<Uint8Array> {
    return this.#archive.vault.readBlob(subject, blob, 0, await this.#length(subject, blob));
  }

  async #length(subject: SubjectId, blob: BlobId): Promise<number> {
    const length = await this.#archive.vault.blobLength(subject, blob);
    if (length === null) throw new Refusal('archive-damaged', { where: `blobs/${blob}` });
    return length;
  }
}
