import { Refusal } from '../../shared/contract/errors.ts';
import { type GrantId, mintId, type StagedId } from '../../shared/model/ids.ts';
import type { GrantUse } from './client-types.ts';
import { largestFile, tooLarge } from './outside.ts';

/** Tokens that stand for paths. Only a host can mint one; whoever holds a token learns nothing about the path. */
export class Grants {
  readonly #paths = new Map<GrantId, { path: string; use: GrantUse }>();
  readonly #random: (length: number) => Uint8Array;

  constructor(random: (length: number) => Uint8Array) {
    this.#random = random;
  }

  mint(path: string, use: GrantUse): GrantId {
    const id = mintId('g', this.#random(12)) as GrantId;
    this.#paths.set(id, { path, use });
    return id;
  }

  /** Refuses `grant-unknown` for a token that was not minted or allows something else. */
  path(id: GrantId, ...uses: GrantUse[]): { path: string; use: GrantUse } {
    const granted = this.#paths.get(id);
    if (!granted || !uses.includes(granted.use)) throw new Refusal('grant-unknown', {});
    return granted;
  }
}

/** Files whose bytes came over the contract, in pieces, waiting to be imported. Kept in memory, bounded. */
export class StagedFiles {
  readonly #files = new Map<StagedId, { name: string; bytes: Uint8Array; filled: number }>();
  readonly #random: (length: number) => Uint8Array;
  #held = 0;
  static readonly most = 1024 * 1024 * 1024;
  static readonly mostFiles = 10_000;

  constructor(random: (length: number) => Uint8Array) {
    this.#random = random;
  }

  stage(name: string, size: number): StagedId {
    if (size > largestFile) throw new Refusal('unreadable-file', { reason: tooLarge });
    if (this.#files.size >= StagedFiles.mostFiles) throw new Refusal('wrong-input', { reason: 'too many files are waiting to be imported' });
    if (this.#held + size > StagedFiles.most) throw new Refusal('wrong-input', { reason: 'more than 1 GiB of files is waiting to be imported' });
    const id = mintId('f', this.#random(12)) as StagedId;
    this.#held += size;
    this.#files.set(id, { name, bytes: new Uint8Array(size), filled: 0 });
    return id;
  }

  /** Pieces come in order, without gaps. */
  add(id: StagedId, start: number, piece: Uint8Array): void {
    const file = this.#find(id);
    if (start !== file.filled || start + piece.length > file.bytes.length)
      throw new Refusal('wrong-input', { reason: 'a piece does not follow the one before it' });
    file.bytes.set(piece, start);
    file.filled += piece.length;
  }

  /** Hands a whole file over and forgets it. */
  take(id: StagedId): { name: string; bytes: Uint8Array } {
    const file = this.#whole(id);
    this.drop(id);
    return file;
  }

  /** Hands all of them over, or none. */
  takeAll(ids: readonly StagedId[]): { name: string; bytes: Uint8Array }[] {
    const all = [...new Set(ids)];
    for (const id of all) this.#whole(id);
    return all.map((id) => this.take(id));
  }

  clear(): void {
    this.#files.clear();
    this.#held = 0;
  }

  drop(id: StagedId): void {
    const file = this.#files.get(id);
    if (!file) return;
    this.#held -= file.bytes.length;
    this.#files.delete(id);
  }

  #whole(id: StagedId): { name: string; bytes: Uint8Array } {
    const file = this.#find(id);
    if (file.filled !== file.bytes.length) throw new Refusal('wrong-input', { reason: 'the file is not whole yet' });
    return file;
  }

  #find(id: StagedId): { name: string; bytes: Uint8Array; filled: number } {
    const file = this.#files.get(id);
    if (!file) throw new Refusal('grant-unknown', {});
    return file;
  }
}
