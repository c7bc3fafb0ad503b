import { Refusal } from '../../shared/contract/errors.ts';
import { fromHex, hex, utf8 } from './bytes.ts';
import { type Directory, openDirectory, type SlotKind, sealDirectory } from './directory.ts';
import type { FilePort } from './files.ts';
import { HEADER_FILE, type Header, parameters, replaceHeader, sealOf, VERSION } from './header.ts';
import { archiveKeys, type Epoch, Keyring } from './keys.ts';
import { readRecoveryKey, recoveryStretched, SECRET, writeRecoveryKey } from './recovery-key.ts';
import { KEY, type Random, stretch, wipe } from './sealing.ts';
import { openSlot, SLOT_BYTES, SLOTS, sealSlot } from './slots.ts';
import type { Secret, SlotInfo } from './types.ts';

export const RECOVERY_LABEL = 'recovery key';

/** Who may open the archive: its header as it is on the disk, and the keys behind it. */
export class Access {
  readonly archive: Uint8Array;
  readonly keyring: Keyring;
  /** A rewriting failed half-way: which header is on the disk isn't known. */
  unknown = false;
  readonly #files: FilePort;
  readonly #random: Random;
  #head: Header;
  #directory: Directory;
  readonly #opened: number;
  readonly #openedAs: string;
  /** Its directory was there. */
  readonly #readable: boolean;
  #fits: boolean;

  private constructor(parts: {
    files: FilePort;
    random: Random;
    head: Header;
    directory: Directory;
    keyring: Keyring;
    opened: number;
    fits: boolean;
    readable: boolean;
  }) {
    const { files, random, head, directory, keyring, opened, fits, readable } = parts;
    this.#files = files;
    this.#random = random;
    this.#head = head;
    this.#directory = directory;
    this.#opened = opened;
    this.#openedAs = directory.slots[opened]?.label ?? `slot ${opened + 1}`;
    this.keyring = keyring;
    this.#fits = fits;
    this.#readable = readable;
    this.archive = new Uint8Array(Buffer.from(head.archive, 'hex'));
  }

  /** A new archive's, with a passphrase and a recovery key; nothing is written. */
  static create(
    files: FilePort,
    random: Random,
    cost: { memory: number; passes: number },
    first: { passphrase: string; label: string },
  ): { access: Access; recoveryKey: string } {
    const archive = random(16);
    const kdf: Header['kdf'] = { name: 'argon2id13', memory: cost.memory, passes: cost.passes, salt: hex(random(16)) };
    const master = random(KEY);
    const recovery = random(SECRET);
    const bare = { archive: hex(archive), kdf };
    const bound = parameters(bare);
    const wrapped = [stretched({ passphrase: first.passphrase }, bare), recoveryStretched(recovery, archive)].map((key, index) => {
      const slot = sealSlot(index, master, key, bound, random);
      wipe(key);
      return slot;
    });
    const slots = Array.from({ length: SLOTS }, (_, index) => hex(wrapped[index] ?? random(SLOT_BYTES)));
    const entries: Directory['slots'] = Array.from({ length: SLOTS }, (_, index) => {
      if (index === 0) return { kind: 'passphrase', label: first.label };
      return index === 1 ? { kind: 'recovery', label: RECOVERY_LABEL } : null;
    });
    const directory: Directory = { slots: entries, rewrapping: false, first: 1, older: [] };
    const keyring = new Keyring([{ first: 1, master }], false);
    const head = sealed({ ...bare, generation: 1, slots }, directory, keyring, random);
    const recoveryKey = writeRecoveryKey(recovery);
    wipe(master, recovery);
    return { access: new Access({ files, random, head, directory, keyring, opened: 0, fits: true, readable: true }), recoveryKey };
  }

  /** Refuses `wrong-passphrase` after the full cost, which is the same for every slot: they share it, and are all tried. */
  static open(files: FilePort, random: Random, head: Header, secret: Secret): Access {
    const key = stretched(secret, head);
    const slot = openSlot(head.slots.map(bytes), key, parameters(head));
    wipe(key);
    if (slot === null) throw new Refusal('wrong-passphrase', {});
    const keys = archiveKeys(slot.master);
    const read = openDirectory(bytes(head.directory), parameters(head), keys.directory);
    const fits = read !== null && sealOf(head, keys.header) === head.seal;
    const directory = read ?? { slots: Array.from({ length: SLOTS }, () => null), rewrapping: false, first: 1, older: [] };
    const keyring = new Keyring([...directory.older, { first: directory.first, master: slot.master }], directory.rewrapping);
    wipe(slot.master, ...Object.values(keys));
    return new Access({ files, random, head, directory, keyring, opened: slot.index, fits, readable: read !== null });
  }

  /** What the header holds fits what opened it. */
  get fits(): boolean {
    return this.#fits;
  }

  get header(): Header {
    return this.#head;
  }

  /** The same header as it is while key files may be under the key of any epoch. */
  headerWhileRewrapping(): Header {
    return sealed(this.#head, { ...this.#directory, rewrapping: true }, this.keyring, this.#random);
  }

  /** Label of the slot that opened it, also when that one has been removed since. */
  get slot(): string {
    return this.#directory.slots[this.#opened]?.label ?? this.#openedAs;
  }

  slots(): SlotInfo[] {
    return this.#directory.slots.flatMap((slot, index) => (slot ? [{ index, ...slot, opened: index === this.#opened }] : []));
  }

  async addPassphrase(passphrase: string, label: string): Promise<number> {
    const index = this.#free();
    await this.#wrap(index, 'passphrase', label, { passphrase: needed(passphrase) });
    return index;
  }

  async changePassphrase(index: number, passphrase: string, label?: string): Promise<void> {
    const slot = this.#directory.slots[index] ?? null;
    if (slot?.kind !== 'passphrase') throw new Refusal('wrong-input', { reason: 'no-such-slot' });
    await this.#wrap(index, 'passphrase', label ?? slot.label, { passphrase: needed(passphrase) });
  }

  /** In place of the one that was, or in a free slot where there was none. */
  async newRecoveryKey(): Promise<string> {
    const present = this.#directory.slots.findIndex((slot) => slot?.kind === 'recovery');
    const secret = this.#random(SECRET);
    const recoveryKey = writeRecoveryKey(secret);
    wipe(secret);
    await this.#wrap(present >= 0 ? present : this.#free(), 'recovery', RECOVERY_LABEL, { recoveryKey });
    return recoveryKey;
  }

  async remove(index: number, evenLastRecoveryKey: boolean): Promise<void> {
    const slot = this.#directory.slots[index] ?? null;
    if (slot === null) throw new Refusal('wrong-input', { reason: 'no-such-slot' });
    if (this.slots().length === 1) throw new Refusal('wrong-input', { reason: 'last-slot' });
    const recoveries = this.slots().filter(({ kind }) => kind === 'recovery').length;
    if (slot.kind === 'recovery' && recoveries === 1 && !evenLastRecoveryKey) throw new Refusal('wrong-input', { reason: 'last-recovery-key' });
    const slots = this.#head.slots.with(index, hex(this.#random(SLOT_BYTES)));
    await this.#write(slots, { ...this.#directory, slots: this.#directory.slots.with(index, null) });
  }

  /** A new master key from record `first` on, in the slots that `keep` opens and in no other. Key files are still to be rewrapped. */
  async beginEpoch(keep: readonly Secret[], first: number): Promise<void> {
    const bound = parameters(this.#head);
    const kept = keep.map((secret) => {
      const key = stretched(secret, this.#head);
      const slot = openSlot(this.#head.slots.map(bytes), key, bound);
      if (slot === null) throw new Refusal('wrong-passphrase', {});
      wipe(slot.master);
      return { index: slot.index, key };
    });
    if (kept.length === 0) throw new Refusal('wrong-input', { reason: 'last-slot' });
    const master = this.#random(KEY);
    const slots = this.#head.slots.map((_, index) => {
      const own = kept.find((slot) => slot.index === index);
      return hex(own ? sealSlot(index, master, own.key, bound, this.#random) : this.#random(SLOT_BYTES));
    });
    for (const { key } of kept) wipe(key);
    const entries = this.#directory.slots.map((slot, index) => (kept.some((one) => one.index === index) ? slot : null));
    const older = this.keyring.epochs.map((epoch) => ({ first: epoch.first, master: epoch.master.slice() }));
    await this.#write(slots, { slots: entries, rewrapping: true, first, older }, { first, master });
    wipe(master);
  }

  async endRewrapping(): Promise<void> {
    await this.#write(this.#head.slots, { ...this.#directory, rewrapping: false });
  }

  /** Writes the header again. Where its seal doesn't fit, somebody may have put back a removed slot: only the one that opened stays. */
  async renew(): Promise<void> {
    if (!this.#readable) throw new Refusal('archive-damaged', { where: HEADER_FILE });
    const keep = (index: number) => this.#fits || index === this.#opened;
    const slots = this.#head.slots.map((slot, index) => (keep(index) ? slot : hex(this.#random(SLOT_BYTES))));
    await this.#write(slots, { ...this.#directory, slots: this.#directory.slots.map((slot, index) => (keep(index) ? slot : null)) });
    this.#fits = true;
  }

  async #wrap(index: number, kind: SlotKind, label: string, secret: Secret): Promise<void> {
    const key = stretched(secret, this.#head);
    const slot = sealSlot(index, this.keyring.master, key, parameters(this.#head), this.#random);
    wipe(key);
    await this.#write(this.#head.slots.with(index, hex(slot)), { ...this.#directory, slots: this.#directory.slots.with(index, { kind, label }) });
  }

  #free(): number {
    const index = this.#directory.slots.indexOf(null);
    if (index < 0) throw new Refusal('wrong-input', { reason: 'no-free-slot' });
    return index;
  }

  async #write(slots: readonly string[], directory: Directory, next?: Epoch): Promise<void> {
    const keyring = next ? new Keyring([next], directory.rewrapping) : this.keyring;
    const bare = { archive: this.#head.archive, kdf: this.#head.kdf, generation: this.#head.generation + 1, slots: [...slots] };
    const head = sealed(bare, directory, keyring, this.#random);
    if (next) keyring.wipe();
    let begun = false;
    try {
      await replaceHeader(this.#files, head, () => {
        begun = true;
      });
    } catch (error) {
      this.unknown = begun;
      throw error;
    }
    this.#head = head;
    this.#directory = directory;
    if (next) this.keyring.begin(next);
    this.keyring.rewrapping = directory.rewrapping;
  }
}

type Bare = Pick<Header, 'archive' | 'kdf' | 'generation' | 'slots'>;

function sealed(bare: Bare, directory: Directory, keyring: Keyring, random: Random): Header {
  const { archive, kdf, generation, slots } = bare;
  const inside = hex(sealDirectory(directory, parameters(bare), keyring.now.directory, random));
  const head = { format: 'attest' as const, version: VERSION as 1, generation, archive, kdf, slots, directory: inside };
  return { ...head, seal: sealOf(head, keyring.now.header) };
}

/** Refuses `wrong-input` for a recovery key with a slip in it. */
function stretched(secret: Secret, { archive, kdf }: Pick<Header, 'archive' | 'kdf'>): Uint8Array {
  // Composed the same way whatever keyboard it was typed on (Unicode NFKC).
  if ('passphrase' in secret) return stretch(utf8(secret.passphrase.normalize('NFKC')), bytes(kdf.salt), kdf.memory, kdf.passes);
  const recovery = readRecoveryKey(secret.recoveryKey);
  const key = recoveryStretched(recovery, bytes(archive));
  wipe(recovery);
  return key;
}

function needed(passphrase: string): string {
  if (passphrase === '') throw new Refusal('passphrase-too-short', { least: 1 });
  return passphrase;
}

function bytes(text: string): Uint8Array {
  const out = fromHex(text, text.length / 2);
  if (out === null) throw new RangeError('not hexadecimal');
  return out;
}
