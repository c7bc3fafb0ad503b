import type { SlotKind } from './directory.ts';
import type { FilePort } from './files.ts';

/** One thing that can be erased: 16 random bytes in lower-case hexadecimal, no relation to any id above the vault. */
export type SubjectId = string & { readonly brand: 'SubjectId' };
/** A sealed file: 16 random bytes in lower-case hexadecimal. */
export type BlobId = string & { readonly brand: 'BlobId' };

/** Everything from outside enters here, so that a test can hold it still. */
export interface VaultPorts {
  readonly files: FilePort;
  /** `length` bytes from the system's generator. */
  readonly random: (length: number) => Uint8Array;
  /** Argon2id cost for a new archive: memory in bytes (8 KiB to 1 GiB), passes 1 to 64. Where not given, measured: about 0.7 s on this computer. */
  readonly cost?: { readonly memory: number; readonly passes: number };
  /** A log segment that reached this many bytes is never written again; 4 MiB where not given. */
  readonly segmentSize?: number;
  /** Waits this many milliseconds; the system's timer where not given. */
  readonly wait?: (milliseconds: number) => Promise<void>;
  readonly owner: Owner;
}

/** This computer and process, for the lock. */
export interface Owner {
  readonly computer: string;
  readonly process: number;
  /** Tells a process from a later one that got its number; null where the system doesn't say. */
  readonly started: string | null;
  /** Whether the process of this computer that began then still runs. */
  readonly alive: (process: number, started: string | null) => boolean;
}

export type Secret = { readonly passphrase: string } | { readonly recoveryKey: string };

/** One way to open the archive. */
export interface SlotInfo {
  /** 0 to 7. */
  readonly index: number;
  readonly kind: SlotKind;
  readonly label: string;
  /** Whether this one opened it now. */
  readonly opened: boolean;
}

export interface PartToAppend {
  readonly subject: SubjectId;
  readonly bytes: Uint8Array;
}

export interface EventToAppend {
  /** Sealed with the record; must hold nothing that is ever to be erased. */
  readonly envelope: Uint8Array;
  readonly parts: readonly PartToAppend[];
}

export interface StoredEvent {
  /** From 1, without gaps. */
  readonly sequence: number;
  readonly envelope: Uint8Array;
  /** `bytes` is null where the subject's key is gone. */
  readonly parts: readonly { readonly subject: SubjectId; readonly bytes: Uint8Array | null }[];
}

export interface Head {
  /** 0 for an empty log. */
  readonly sequence: number;
  /** BLAKE2b-256 of the newest record, hexadecimal: the archive's fingerprint. */
  readonly hash: string;
}

export interface Damage {
  /** `header`, `record`, `subject`, `blob`, `snapshot`, `chain`, `torn-tail`. */
  readonly what: string;
  /** Which one: file inside the archive's folder, with the record's sequence where it has one. */
  readonly where: string;
  /** A repair has recorded it: it is lost, and known to be. */
  readonly recorded?: true;
}

export interface BlobWriter {
  write(bytes: Uint8Array): Promise<void>;
  /** Seals, pads, syncs file and folder. Only now may an event name it. */
  finish(): Promise<BlobId>;
  abandon(): Promise<void>;
}

export interface Vault {
  /** 16 bytes, hexadecimal. */
  readonly archiveId: string;
  /** Label of the key slot that opened it ("passphrase 1", "recovery key"). */
  readonly slot: string;
  /** null: changes can be made; else a code: `opened-for-reading`, `damaged`, `read-only-medium`, `newer-events`, `write-failed`. */
  readonly readOnly: string | null;
  readonly damage: readonly Damage[];
  readonly head: Head;

  /** A new subject with its key file on disk, synced. */
  newSubject(): Promise<SubjectId>;
  /** Appends the events as one group with one fsync; they are on disk when this resolves. Returns their sequences. */
  append(events: readonly EventToAppend[]): Promise<{ readonly first: number; readonly head: Head }>;
  /** All events after `sequence`, in order. Damaged records are left out (they are in `damage`). */
  events(after: number): AsyncIterable<StoredEvent>;

  writeBlob(subject: SubjectId): Promise<BlobWriter>;
  /** Length of the content in bytes, or null where the blob or its key is gone or damaged. */
  blobLength(subject: SubjectId, blob: BlobId): Promise<number | null>;
  /** Part of a blob's content; reads and opens only the chunks that hold it. Refuses with `archive-damaged`. */
  readBlob(subject: SubjectId, blob: BlobId, start: number, length: number): Promise<Uint8Array>;
  /** Removes blobs not in `named`: what a killed import left. */
  sweepBlobs(named: ReadonlySet<BlobId>): Promise<number>;

  /**
   * Makes everything sealed under the subject unreadable for ever: its key written over, its blobs and the snapshot removed.
   * Resolves when all of that is on the disk. The caller has appended an event whose envelope says so, or after a crash or an older
   * copy nobody knows that it was meant. Erasing again what is erased does no harm.
   */
  eraseSubject(subject: SubjectId, blobs: readonly BlobId[]): Promise<void>;
  /**
   * To be called right after opening with every subject that the log says was erased: a key file that is there all the same
   * (an erasing that was interrupted, an older copy) is destroyed again with the snapshot; where the archive can't be written,
   * it is ignored. Returns those that were there. Their blobs go with the next `sweepBlobs`.
   */
  destroyReturned(erased: ReadonlySet<SubjectId>): Promise<readonly SubjectId[]>;

  /** Replaces the snapshot; `version` is of the tables. */
  writeSnapshot(image: Uint8Array, version: number, at: Head): Promise<void>;
  /** null: none, damaged, of another version, or of a position that the log doesn't know. */
  readSnapshot(version: number): Promise<{ readonly image: Uint8Array; readonly at: Head } | null>;

  /** Header, chain, every key, every blob of `named` and any other in the folder. Stops when `signal` is aborted. */
  verify(
    named: ReadonlyMap<BlobId, SubjectId>,
    progress: (done: number, total: number) => void,
    signal?: AbortSignal,
  ): Promise<{ readonly checked: number; readonly damaged: readonly Damage[] }>;

  /**
   * Makes an archive writable again whose log or header is damaged: what of key files and header has a whole copy is written
   * again, and all damage known (with `found`, what `verify` found too) is recorded in the log, in a new segment. What can be
   * read stays: a snapshot that knows more than the log is kept as `snapshot-lost-…`. If the header doesn't fit its seal, only the
   * slot that opened the archive stays. Returns what was recorded. Refuses `archive-damaged` where the directory of the header is lost.
   */
  repair(found?: readonly Damage[]): Promise<readonly Damage[]>;

  slots(): readonly SlotInfo[];
  /** Another passphrase; returns its slot. The label is cut to 63 bytes. Refuses `wrong-input` (`no-free-slot`), `passphrase-too-short` for an empty one. */
  addSlot(secret: { readonly passphrase: string; readonly label: string }): Promise<number>;
  /** Refuses `wrong-input` (`no-such-slot`) where the slot is not a passphrase's. */
  changeSlot(index: number, secret: { readonly passphrase: string; readonly label?: string }): Promise<void>;
  /** A new recovery key; the one before opens nothing any more. */
  newRecoveryKey(): Promise<string>;
  /**
   * Refuses `wrong-input` for the last slot (`last-slot`), and for the only recovery key (`last-recovery-key`) unless told.
   * Whoever kept an older header can still open the archive with it, until `rekey`.
   */
  removeSlot(index: number, options?: { readonly evenLastRecoveryKey?: boolean }): Promise<void>;
  /**
   * A new epoch: new records under a new master key, key files rewrapped; from now on only the slots that `keep` opens open the
   * archive. What was copied before stays readable to whoever has an older key. Removes the snapshot. Refuses
   * `wrong-passphrase` where one of `keep` opens no slot, `wrong-input` (`last-slot`) for none.
   */
  rekey(keep: readonly Secret[]): Promise<void>;

  /**
   * Brings another folder to the state that the archive has now, while work goes on; only what is new or changed is written, and
   * read back. Erasing and changes of keys wait for it. What was erased here since is destroyed there; the snapshot is not
   * copied. Refuses `file-exists` where the folder holds something else, `wrong-input` (`backup-differs`) where its log is not the
   * beginning of ours, `archive-in-use` where somebody works in it, `cancelled`: then the folder is as far as it came, and good.
   */
  copyTo(
    files: FilePort,
    progress: (done: number, total: number) => void,
    signal?: AbortSignal,
  ): Promise<{ readonly files: number; readonly total: number; readonly head: Head }>;

  /** Wipes keys, releases the lock. */
  close(): Promise<void>;
}
