import type { FilePort, OpenFile } from '../../main/vault/files.ts';
import { Refusal } from '../../shared/contract/errors.ts';

/** Thrown by every operation from the cut on: the machine is off. */
export class PowerCut extends Error {}

type FileChange = { readonly kind: 'write'; readonly at: number; readonly bytes: Uint8Array } | { readonly kind: 'truncate'; readonly size: number };
type EntryChange =
  | { readonly kind: 'put'; readonly name: string; readonly node: Node }
  | { readonly kind: 'drop'; readonly name: string }
  | { readonly kind: 'move'; readonly from: string; readonly to: string; readonly node: Node };

interface FileNode {
  readonly kind: 'file';
  now: Uint8Array;
  onDisk: Uint8Array;
  pending: FileChange[];
}
interface FolderNode {
  readonly kind: 'folder';
  readonly now: Map<string, Node>;
  onDisk: Map<string, Node>;
  pending: EntryChange[];
}
type Node = FileNode | FolderNode;

/** What a power cut lets through of each thing that wasn't synced: a number from 0 (nothing) to 1 (everything), called once for each. */
export type Survival = () => number;
export const nothing: Survival = () => 0;
export const everything: Survival = () => 1;
/** By chance, the same each time for one seed. */
export function byChance(seed: number): Survival {
  let state = seed * 2_654_435_761 + 1;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 12)) >>> 0) / 2 ** 32;
  };
}

const SECTOR = 512;
const bytesOf = (size: number) => new Uint8Array(size);
const newFolder = (): FolderNode => ({ kind: 'folder', now: new Map(), onDisk: new Map(), pending: [] });

/**
 * A disk in memory that promises what POSIX promises and nothing more: a file's bytes are there after its fsync, a name
 * after an fsync of its folder. Whatever else was done may be there after a power cut, in any combination: single sectors
 * of a write, a longer file without its bytes, a name without its file's contents.
 */
export class PowerCutDisk {
  /** Operations that change something, so far. */
  operations = 0;
  /** The power goes during this operation (counted from 1). */
  cutAt = Number.POSITIVE_INFINITY;
  /** Syncs asked for, in order, as `file log/000001` or `folder log`, and during which operation. */
  readonly syncs: { readonly what: string; readonly operation: number }[] = [];
  /** A disk that says it synced and didn't. */
  lies: (index: number, what: string) => boolean = () => false;
  /** Bytes that files may hold together; beyond them `disk-full`. */
  capacity = Number.POSITIVE_INFINITY;
  /** Makes the nth sync (from 0) fail with `write-failed`. */
  failSync: (index: number, what: string) => boolean = () => false;
  readonly #root: FolderNode;

  constructor(root: FolderNode = newFolder()) {
    this.#root = root;
  }

  /** The disk when power is back. */
  afterCut(survival: Survival): PowerCutDisk {
    return new PowerCutDisk(survivingFolder(this.#root, survival));
  }

  /** A copy of the disk as programs see it now, all of it synced. */
  copy(): PowerCutDisk {
    return this.afterCut(everything);
  }

  /** Every file with its bytes, as programs see them. The bytes may be changed in place. */
  all(): Map<string, Uint8Array> {
    const found = new Map<string, Uint8Array>();
    const walk = (folder: FolderNode, path: string) => {
      for (const [name, node] of folder.now) {
        if (node.kind === 'file') found.set(path + name, node.now);
        else walk(node, `${path}${name}/`);
      }
    };
    walk(this.#root, '');
    return found;
  }

  /** Puts bytes in place of a file's, past every rule; null removes it. */
  overwrite(path: string, bytes: Uint8Array | null): void {
    const { folder, name } = this.#place(path);
    if (folder === null) throw new Error(`no folder for ${path}`);
    if (bytes === null) folder.now.delete(name);
    else folder.now.set(name, { kind: 'file', now: bytes.slice(), onDisk: bytes.slice(), pending: [] });
    folder.onDisk = new Map(folder.now);
    folder.pending = [];
  }

  files(): FilePort {
    return {
      read: async (path) => {
        this.#on();
        return this.#file(path)?.now.slice() ?? null;
      },
      open: async (path) => {
        this.#on();
        const node = this.#file(path);
        return node && this.#opened(node, path);
      },
      create: async (path) => {
        const { folder, name } = this.#place(path);
        if (folder === null) throw new Refusal('write-failed', { reason: 'folder missing' });
        if (folder.now.has(name)) throw new Refusal('file-exists', {});
        const node: FileNode = { kind: 'file', now: bytesOf(0), onDisk: bytesOf(0), pending: [] };
        this.#change(() => {
          folder.now.set(name, node);
          folder.pending.push({ kind: 'put', name, node });
        });
        return this.#opened(node, path);
      },
      rename: async (from, to) => {
        const a = this.#place(from);
        const b = this.#place(to);
        const node = a.folder?.now.get(a.name);
        if (a.folder === null || a.folder !== b.folder || node === undefined) throw new Refusal('write-failed', { reason: 'rename' });
        const folder = a.folder;
        this.#change(() => {
          folder.now.delete(a.name);
          folder.now.set(b.name, node);
          folder.pending.push({ kind: 'move', from: a.name, to: b.name, node });
        });
      },
      remove: async (path) => {
        const { folder, name } = this.#place(path);
        if (!folder?.now.has(name)) return;
        this.#change(() => {
          folder.now.delete(name);
          folder.pending.push({ kind: 'drop', name });
        });
      },
      makeFolder: async (path) => {
        let folder = this.#root;
        for (const name of path === '' ? [] : path.split('/')) {
          const parent = folder;
          const there = parent.now.get(name);
          if (there?.kind === 'file') throw new Refusal('file-exists', {});
          folder = there ?? newFolder();
          if (there) continue;
          this.#change(() => {
            parent.now.set(name, folder);
            parent.pending.push({ kind: 'put', name, node: folder });
          });
        }
      },
      list: async (path) => {
        this.#on();
        const node = this.#node(path);
        if (node?.kind !== 'folder') return [];
        return [...node.now].map(([name, entry]) => (entry.kind === 'folder' ? `${name}/` : name)).sort();
      },
      syncFolder: async (path) => {
        const node = this.#node(path);
        if (node?.kind !== 'folder') throw new Refusal('write-failed', { reason: 'folder missing' });
        this.#sync(`folder ${path}`, () => {
          node.onDisk = new Map(node.now);
          node.pending = [];
        });
      },
    };
  }

  #opened(node: FileNode, path: string): OpenFile {
    return {
      size: async () => {
        this.#on();
        return node.now.length;
      },
      readAt: async (at, length) => {
        this.#on();
        return node.now.slice(at, at + length);
      },
      writeAt: async (at, bytes) =>
        this.#change(() => {
          // A disk that fills up takes the beginning.
          const room = Math.max(0, this.capacity - this.#used() + node.now.length - at);
          const taken = bytes.slice(0, room);
          node.now = written(node.now, at, taken, at + taken.length);
          node.pending.push({ kind: 'write', at, bytes: taken });
          if (taken.length < bytes.length) throw new Refusal('disk-full', {});
        }),
      truncate: async (size) =>
        this.#change(() => {
          node.now = node.now.slice(0, size);
          node.pending.push({ kind: 'truncate', size });
        }),
      sync: async () =>
        this.#sync(`file ${path}`, () => {
          node.onDisk = node.now.slice();
          node.pending = [];
        }),
      close: async () => undefined,
    };
  }

  #used(): number {
    return [...this.all().values()].reduce((sum, bytes) => sum + bytes.length, 0);
  }

  #on(): void {
    if (this.operations >= this.cutAt) throw new PowerCut();
  }

  #change(work: () => void): void {
    this.#on();
    this.operations++;
    work();
    this.#on(); // during the operation: it may have reached the disk, or not
  }

  #sync(what: string, work: () => void): void {
    this.#on();
    this.operations++;
    this.#on();
    const index = this.syncs.push({ what, operation: this.operations }) - 1;
    if (this.failSync(index, what)) throw new Refusal('write-failed', { reason: 'EIO' });
    if (!this.lies(index, what)) work();
  }

  #node(path: string): Node | null {
    let node: Node | undefined = this.#root;
    for (const name of path === '' ? [] : path.split('/')) node = node?.kind === 'folder' ? node.now.get(name) : undefined;
    return node ?? null;
  }

  #file(path: string): FileNode | null {
    const node = this.#node(path);
    return node?.kind === 'file' ? node : null;
  }

  #place(path: string): { folder: FolderNode | null; name: string } {
    const cut = path.lastIndexOf('/');
    const folder = this.#node(cut < 0 ? '' : path.slice(0, cut));
    return { folder: folder?.kind === 'folder' ? folder : null, name: path.slice(cut + 1) };
  }
}

function written(old: Uint8Array, at: number, bytes: Uint8Array, size: number): Uint8Array {
  const out = bytesOf(Math.max(old.length, size));
  out.set(old);
  out.set(bytes, at);
  return out;
}

function survivingFolder(folder: FolderNode, survival: Survival): FolderNode {
  const entries = new Map(folder.onDisk);
  for (const change of folder.pending) {
    if (survival() < 0.5) continue;
    if (change.kind !== 'put') entries.delete(change.kind === 'move' ? change.from : change.name);
    if (change.kind !== 'drop') entries.set(change.kind === 'move' ? change.to : change.name, change.node);
  }
  const kept = newFolder();
  for (const [name, node] of entries) kept.now.set(name, node.kind === 'folder' ? survivingFolder(node, survival) : survivingFile(node, survival));
  kept.onDisk = new Map(kept.now);
  return kept;
}

function survivingFile(file: FileNode, survival: Survival): FileNode {
  let bytes: Uint8Array = file.onDisk.slice();
  for (const change of file.pending) {
    if (change.kind === 'truncate') {
      if (survival() >= 0.5) bytes = bytes.slice(0, change.size);
      continue;
    }
    const end = change.at + change.bytes.length;
    // How far the file was lengthened, and which of the sectors within were written.
    const reach = survival();
    const limit = reach > 0.6 ? end : change.at + Math.floor(change.bytes.length * reach);
    const whole = survival() > 0.5;
    for (let at = change.at; at < limit; ) {
      const next = Math.min(limit, (Math.floor(at / SECTOR) + 1) * SECTOR);
      const piece = change.bytes.subarray(at - change.at, next - change.at);
      if (whole || survival() > 0.4) bytes = written(bytes, at, piece, next);
      else bytes = written(bytes, 0, bytesOf(0), next);
      at = next;
    }
  }
  return { kind: 'file', now: bytes, onDisk: bytes.slice(), pending: [] };
}
