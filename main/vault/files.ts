/**
 * The only way to the disk. Paths are relative to the archive's folder, with "/". Everything else in the vault is arithmetic.
 * Errors are `Refusal`s: `disk-full` (ENOSPC, EDQUOT), `no-permission` (EACCES, EPERM, EROFS), `write-failed` (the rest);
 * a missing file is `null`, never an exception. Links and devices in place of files are refused.
 */
export interface FilePort {
  /** Whole file, or null. */
  read(path: string): Promise<Uint8Array | null>;
  open(path: string, mode: 'read' | 'write'): Promise<OpenFile | null>;
  /** A new file for writing, fails with `file-exists` where there is one. */
  create(path: string): Promise<OpenFile>;
  /** Not durable until `syncFolder` of both parents. */
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Makes the folder and its parents. */
  makeFolder(path: string): Promise<void>;
  /** Names in a folder, sorted; empty where there is none. `folder` entries end in "/". */
  list(path: string): Promise<string[]>;
  syncFolder(path: string): Promise<void>;
}

export interface OpenFile {
  size(): Promise<number>;
  /** Up to `length` bytes from `at`; shorter only at the end. */
  readAt(at: number, length: number): Promise<Uint8Array>;
  writeAt(at: number, bytes: Uint8Array): Promise<void>;
  truncate(size: number): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}
