import { Refusal } from '../../../shared/contract/errors.ts';
import type { ChangeId } from '../../../shared/model/ids.ts';
import { SLOTS } from '../../vault/slots.ts';
import type { Secret, SlotInfo, SubjectId } from '../../vault/types.ts';
import type { Archive } from '../archive.ts';
import type { Draft } from '../fold.ts';
import { draftUndone, getValue } from '../history/events.ts';
import type { KeyEvent } from './events.ts';

const refused = (reason: string): Refusal => new Refusal('wrong-input', { reason });

async function draft(archive: Archive, type: KeyEvent['type'], label: string): Promise<Draft> {
  // The record that named the archive may be lost to damage.
  const subject = (getValue(archive.tables, 'subject') as SubjectId | null) ?? (await archive.vault.newSubject());
  const event: KeyEvent = { type, version: 1, refs: {}, parts: { archive: { subject, body: { label } } }, blobs: {} };
  return { event };
}

/**
 * Records what is to be done, then does it: a change of keys is never without its line in the history. Where it can't be done,
 * the line is taken back.
 */
async function told<T>(archive: Archive, line: () => Promise<Draft>, act: () => Promise<T>): Promise<{ done: T; change: ChangeId }> {
  const change = await archive.change(async () => [await line()]);
  try {
    return { done: await act(), change };
  } catch (error) {
    // A header of which nobody knows whether it was written leaves the archive read-only, and the line as it is.
    if (archive.readOnly === null) await archive.change(async () => [draftUndone(change)]);
    throw error;
  }
}

function slotOf(archive: Archive, index: number): SlotInfo {
  const slot = archive.vault.slots().find((s) => s.index === index);
  if (!slot) throw refused('no-such-slot');
  return slot;
}

/** Two of one name could not be told apart in the history. */
function mustBeFree(archive: Archive, label: string, except?: number): void {
  if (archive.vault.slots().some((s) => s.index !== except && s.label.toLowerCase() === label.toLowerCase())) throw refused('label-taken');
}

export async function addKey(archive: Archive, passphrase: string, label: string): Promise<{ slot: number; change: ChangeId }> {
  const line = async () => {
    mustBeFree(archive, label);
    if (archive.vault.slots().length === SLOTS) throw refused('no-free-slot');
    return draft(archive, 'KeySlotAdded', label);
  };
  const { done, change } = await told(archive, line, () => archive.vault.addSlot({ passphrase, label }));
  return { slot: done, change };
}

export async function changeKey(archive: Archive, index: number, passphrase: string, label?: string): Promise<ChangeId> {
  const line = async () => {
    const slot = slotOf(archive, index);
    if (slot.kind !== 'passphrase') throw refused('no-such-slot');
    if (label !== undefined) mustBeFree(archive, label, index);
    return draft(archive, 'KeySlotChanged', label ?? slot.label);
  };
  return (await told(archive, line, () => archive.vault.changeSlot(index, { passphrase, ...(label !== undefined && { label }) }))).change;
}

export async function renewRecoveryKey(archive: Archive): Promise<{ recoveryKey: string; change: ChangeId }> {
  const line = async () => {
    const present = archive.vault.slots();
    if (present.length === SLOTS && !present.some((s) => s.kind === 'recovery')) throw refused('no-free-slot');
    return draft(archive, 'RecoveryKeyRenewed', '');
  };
  const { done, change } = await told(archive, line, () => archive.vault.newRecoveryKey());
  return { recoveryKey: done, change };
}

export async function removeKey(archive: Archive, index: number, evenLastRecoveryKey: boolean): Promise<ChangeId> {
  const line = async () => {
    const slot = slotOf(archive, index);
    const present = archive.vault.slots();
    if (present.length === 1) throw refused('last-slot');
    if (slot.kind === 'recovery' && !evenLastRecoveryKey && present.filter((s) => s.kind === 'recovery').length === 1) throw refused('last-recovery-key');
    return draft(archive, 'KeySlotRemoved', slot.label);
  };
  return (await told(archive, line, () => archive.vault.removeSlot(index, { evenLastRecoveryKey }))).change;
}

/**
 * The line comes after: whether `keep` opens anything is known only when it is tried, and a slip of the keyboard is no event.
 * It is the first record under the new key.
 */
export async function rekey(archive: Archive, keep: readonly Secret[]): Promise<ChangeId> {
  archive.mustBeWritable();
  await archive.vault.rekey(keep);
  return archive.change(async () => [
    await draft(
      archive,
      'ArchiveRekeyed',
      archive.vault
        .slots()
        .map((s) => s.label)
        .join(', '),
    ),
  ]);
}
