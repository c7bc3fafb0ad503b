import { derive, wipe } from './sealing.ts';

const PURPOSE = 'AttestM1';

/** Everything the master key of an epoch is used for; the master itself seals nothing. */
export interface ArchiveKeys {
  readonly header: Uint8Array;
  readonly records: Uint8Array;
  readonly subjects: Uint8Array;
  readonly snapshot: Uint8Array;
  readonly lock: Uint8Array;
  readonly directory: Uint8Array;
}

export function archiveKeys(master: Uint8Array): ArchiveKeys {
  return {
    header: derive(master, PURPOSE, 1),
    records: derive(master, PURPOSE, 2),
    subjects: derive(master, PURPOSE, 3),
    snapshot: derive(master, PURPOSE, 4),
    lock: derive(master, PURPOSE, 5),
    directory: derive(master, PURPOSE, 6),
  };
}

/** A master key and the record from which on it is used. */
export interface Epoch {
  readonly first: number;
  readonly master: Uint8Array;
}

/** The keys of all epochs of an open archive. Records stay under the key of their epoch, everything else moves on. */
export class Keyring {
  readonly #epochs: (Epoch & { readonly keys: ArchiveKeys })[] = [];
  /** Key files may still be under an older epoch's key: a re-keying has begun and not ended. */
  rewrapping: boolean;

  /** Oldest first, the present one last; takes copies of the masters. */
  constructor(epochs: readonly Epoch[], rewrapping: boolean) {
    for (const epoch of epochs) this.begin(epoch);
    this.rewrapping = rewrapping;
  }

  begin({ first, master }: Epoch): void {
    this.#epochs.push({ first, master: master.slice(), keys: archiveKeys(master) });
  }

  get now(): ArchiveKeys {
    return this.#newest.keys;
  }

  get epochs(): readonly Epoch[] {
    return this.#epochs;
  }

  get master(): Uint8Array {
    return this.#newest.master;
  }

  records(sequence: number): Uint8Array {
    return (this.#epochs.findLast(({ first }) => first <= sequence) ?? this.#newest).keys.records;
  }

  /** The newest first. An older epoch's key counts only while its key files are being rewrapped: whoever kept it could plant one. */
  get subjects(): readonly Uint8Array[] {
    const all = this.#epochs.map(({ keys }) => keys.subjects).reverse();
    return this.rewrapping ? all : all.slice(0, 1);
  }

  /** The newest first. */
  get locks(): readonly Uint8Array[] {
    return this.#epochs.map(({ keys }) => keys.lock).reverse();
  }

  wipe(): void {
    for (const { master, keys } of this.#epochs) wipe(master, ...Object.values(keys));
  }

  get #newest() {
    const epoch = this.#epochs.at(-1);
    if (epoch === undefined) throw new RangeError('an archive has at least one epoch');
    return epoch;
  }
}

/** What a subject's key is used for. */
export interface SubjectKeys {
  readonly parts: Uint8Array;
  readonly blobs: Uint8Array;
}

export function subjectKeys(key: Uint8Array): SubjectKeys {
  return { parts: derive(key, 'AttestS1', 1), blobs: derive(key, 'AttestS1', 2) };
}
