import { type Command, type Given, needed, textOf } from './given.ts';
import { readNewPassphrase, secretFile } from './secrets.ts';
import { WrongUse } from './usage.ts';

const slotIn = ({ words }: Given): number => {
  if (!/^[0-7]$/u.test(words[0] ?? '')) throw new WrongUse('A key is named by its number, 0 to 7; attest keys prints them.');
  return Number(words[0]);
};
const filesIn = (given: Given, name: string): readonly string[] => (given.options[name] as string[] | undefined) ?? [];
const newPassphrase = (given: Given) => readNewPassphrase(textOf(given, 'new-passphrase-file'));

/** Who may open the archive. */
export const keyCommands: Readonly<Record<string, Command>> = {
  keys: { writes: false, words: [0, 0], options: [], run: async (terminal) => ({ json: await terminal.api.keys.list({}) }) },
  'keys add': {
    writes: true,
    words: [0, 0],
    options: ['label', 'new-passphrase-file'],
    run: async (terminal, given) => ({ json: await terminal.api.keys.add({ label: needed(given, 'label'), passphrase: await newPassphrase(given) }) }),
  },
  'keys change': {
    writes: true,
    words: [1, 1],
    options: ['label', 'new-passphrase-file'],
    async run(terminal, given) {
      const label = textOf(given, 'label');
      return { json: await terminal.api.keys.change({ slot: slotIn(given), passphrase: await newPassphrase(given), ...(label !== undefined && { label }) }) };
    },
  },
  'keys remove': {
    writes: true,
    words: [1, 1],
    options: ['even-last-recovery-key'],
    run: async (terminal, given) => ({
      json: await terminal.api.keys.remove({ slot: slotIn(given), evenLastRecoveryKey: given.options['even-last-recovery-key'] === true }),
    }),
  },
  'keys recovery': { writes: true, words: [0, 0], options: [], run: async (terminal) => ({ json: await terminal.api.keys.newRecoveryKey({}) }) },
  'keys rekey': {
    writes: true,
    words: [0, 0],
    options: ['keep', 'keep-recovery-key'],
    async run(terminal, given) {
      const passphrases = await Promise.all(filesIn(given, 'keep').map((file) => secretFile(file, 'the file of a passphrase to keep')));
      const recoveryKeys = await Promise.all(filesIn(given, 'keep-recovery-key').map((file) => secretFile(file, 'the file of a recovery key to keep')));
      const keep = [...passphrases.map((passphrase) => ({ passphrase })), ...recoveryKeys.map((recoveryKey) => ({ recoveryKey }))];
      if (keep.length === 0) throw new WrongUse('Say with --keep FILE or --keep-recovery-key FILE what is to open the archive from now on.');
      const { change } = await terminal.api.keys.rekey({ keep });
      return { json: { change, ...(await terminal.api.keys.list({})) } };
    },
  },
};
