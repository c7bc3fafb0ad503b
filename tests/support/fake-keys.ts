import { Refusal } from '../../shared/contract/errors.ts';
import type { KeySlot } from '../../shared/contract/keys.ts';
import type { AnswersFor } from './fake-answers.ts';
import type { FakeArchive } from './fake-archive.ts';

/** Ways to open the invented archive. */
export function keyCalls(archive: FakeArchive): AnswersFor<'keys'> {
  let slots: KeySlot[] = [
    { slot: 0, kind: 'passphrase', label: 'passphrase 1', opened: true },
    { slot: 1, kind: 'recovery', label: 'recovery key', opened: false },
  ];
  const recoveryWords = 'lumen kelp jade inlet haven grove frost ember delta cedar boat amber';
  const secrets = new Map<number, string>([
    [0, archive.passphrase],
    [1, 'amber boat cedar delta ember frost grove haven inlet jade kelp lumen'],
  ]);
  const mustBeLong = (passphrase: string) => {
    if (passphrase.length < 8) throw new Refusal('passphrase-too-short', { least: 8 });
  };
  const refused = (reason: string) => new Refusal('wrong-input', { reason });
  const told = (what: string, about: string) => ({ change: archive.record(what, 1, about, () => undefined).id });
  const find = (slot: number): KeySlot => {
    const found = slots.find((s) => s.slot === slot);
    if (!found) throw refused('no-such-slot');
    return found;
  };
  return {
    keys: {
      list: () => ({ items: slots, total: slots.length }),
      add: ({ label, passphrase }) => {
        mustBeLong(passphrase);
        if (slots.some((s) => s.label === label)) throw refused('label-taken');
        const slot = [0, 1, 2, 3, 4, 5, 6, 7].find((n) => !slots.some((s) => s.slot === n));
        if (slot === undefined) throw refused('no-free-slot');
        secrets.set(slot, passphrase);
        slots = [...slots, { slot, kind: 'passphrase', label, opened: false }];
        return { slot, ...told('KeySlotAdded', label) };
      },
      change: ({ slot, label, passphrase }) => {
        mustBeLong(passphrase);
        const found = find(slot);
        secrets.set(slot, passphrase);
        slots = slots.map((s) => (s === found ? { ...s, label: label ?? s.label } : s));
        return told('KeySlotChanged', label ?? found.label);
      },
      newRecoveryKey: () => {
        const there = slots.find((s) => s.kind === 'recovery')?.slot;
        const slot = there ?? [0, 1, 2, 3, 4, 5, 6, 7].find((n) => !slots.some((s) => s.slot === n));
        if (slot === undefined) throw refused('no-free-slot');
        secrets.set(slot, recoveryWords);
        if (there === undefined) slots = [...slots, { slot, kind: 'recovery', label: 'recovery key', opened: false }];
        return { recoveryKey: recoveryWords, ...told('RecoveryKeyRenewed', '') };
      },
      remove: ({ slot, evenLastRecoveryKey }) => {
        const found = find(slot);
        if (slots.length === 1) throw refused('last-slot');
        if (found.kind === 'recovery' && !evenLastRecoveryKey) throw refused('last-recovery-key');
        slots = slots.filter((s) => s !== found);
        return told('KeySlotRemoved', found.label);
      },
      rekey: ({ keep }) => {
        const kept = keep.map((k) => {
          const secret = 'passphrase' in k ? k.passphrase : k.recoveryKey;
          const kind = 'passphrase' in k ? 'passphrase' : 'recovery';
          const slot = slots.find((s) => s.kind === kind && secrets.get(s.slot) === secret);
          if (!slot) throw new Refusal('wrong-passphrase', {});
          return slot;
        });
        slots = slots.filter((s) => kept.includes(s));
        return told('ArchiveRekeyed', '');
      },
    },
  };
}
