import { addKey, changeKey, rekey, removeKey, renewRecoveryKey } from '../../archive/keys/commands.ts';
import type { Handlers } from '../handlers.ts';
import { mustBeLongEnough } from '../passphrase.ts';
import type { Session } from '../session.ts';

export const keyCalls = (session: Session): Handlers<'keys'> => {
  const changed = <T>(answer: T): T => {
    session.changed('archive');
    return answer;
  };
  return {
    async list() {
      const items = session.archive.vault.slots().map(({ index, kind, label, opened }) => ({ slot: index, kind, label, opened }));
      return { items, total: items.length };
    },
    async add({ passphrase, label }) {
      mustBeLongEnough(passphrase);
      return changed(await addKey(session.archive, passphrase, label));
    },
    async change({ slot, passphrase, label }) {
      mustBeLongEnough(passphrase);
      return changed({ change: await changeKey(session.archive, slot, passphrase, label) });
    },
    async newRecoveryKey() {
      return changed(await renewRecoveryKey(session.archive));
    },
    async remove({ slot, evenLastRecoveryKey }) {
      return changed({ change: await removeKey(session.archive, slot, evenLastRecoveryKey) });
    },
    async rekey({ keep }) {
      return changed({ change: await rekey(session.archive, keep) });
    },
  };
};
