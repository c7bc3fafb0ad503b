import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isRefusal } from '../../../shared/contract/errors.ts';
import { commands } from './commands.ts';
import { explain, explainFault, faultOf } from './explain.ts';
import type { Command, Given, Outcome } from './given.ts';
import { print } from './print.ts';
import { readPassphrase, secretFile } from './secrets.ts';
import { Terminal } from './terminal.ts';
import { usage, usageOf, WrongUse } from './usage.ts';

const options = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  'passphrase-file': { type: 'string' },
  'recovery-key-file': { type: 'string' },
  name: { type: 'string' },
  title: { type: 'string' },
  date: { type: 'string' },
  symbol: { type: 'string' },
  address: { type: 'string' },
  confidentiality: { type: 'string' },
  looked: { type: 'string' },
  reason: { type: 'string' },
  kind: { type: 'string' },
  missing: { type: 'boolean' },
  to: { type: 'string' },
  replace: { type: 'boolean' },
  format: { type: 'string' },
  limit: { type: 'string' },
  state: { type: 'string' },
  claim: { type: 'string' },
  text: { type: 'string' },
  exclude: { type: 'string', multiple: true },
  source: { type: 'string' },
  quote: { type: 'string' },
  start: { type: 'string' },
  pinpoint: { type: 'string' },
  signal: { type: 'string' },
  note: { type: 'string' },
  label: { type: 'string' },
  'new-passphrase-file': { type: 'string' },
  'even-last-recovery-key': { type: 'boolean' },
  confirm: { type: 'string' },
  'with-recovery-key': { type: 'string' },
  keep: { type: 'string', multiple: true },
  'keep-recovery-key': { type: 'string', multiple: true },
} as const;

const always = ['json', 'help', 'passphrase-file', 'recovery-key-file'];

interface Parsed {
  readonly name: string;
  readonly command: Command | undefined;
  readonly given: Given;
}

function parse(args: readonly string[]): Parsed {
  let positionals: string[];
  let values: Given['options'];
  try {
    ({ positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true }));
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : 'The arguments are not as expected.');
  }
  if (values.help || positionals.length === 0) return { name: 'help', command: undefined, given: { words: [], folder: '', options: values } };
  const two = positionals.slice(0, 2).join(' ');
  const name = Object.hasOwn(commands, two) ? two : (positionals[0] ?? '');
  for (const [option, value] of Object.entries(values)) if (value === '') throw new WrongUse(`--${option} is empty.`);
  const [folder, ...words] = positionals.slice(name.split(' ').length);
  const given = { folder: folder ?? '', words, options: values };
  const command = name === 'create' ? undefined : Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command && name !== 'create') throw new WrongUse(`There is no command "${name}".`);
  if (!folder) throw new WrongUse('The folder of the archive is needed.');
  const [least, most] = command?.words ?? [0, 0];
  if (words.length < least || words.length > most) throw new WrongUse(`It is used so:\n${usageOf(name)}`);
  const allowed = [...always, ...(command?.options ?? ['name'])];
  for (const option of Object.keys(values)) if (!allowed.includes(option)) throw new WrongUse(`"${name}" takes no --${option}.`);
  return { name, command, given };
}

async function run({ command, given }: Parsed): Promise<Outcome> {
  const terminal = new Terminal();
  try {
    const folder = await terminal.grant(given.folder, 'archive');
    const passphraseFile = given.options['passphrase-file'] as string | undefined;
    if (!command) {
      const name = (given.options.name as string | undefined) ?? basename(resolve(given.folder));
      const made = await terminal.api.archives.create({ folder, name, passphrase: await readPassphrase({ file: passphraseFile, twice: true }) });
      return { json: { recoveryKey: made.recoveryKey, ...made.state } };
    }
    const keyFile = given.options['recovery-key-file'] as string | undefined;
    const secret = keyFile
      ? { recoveryKey: await secretFile(keyFile, 'the recovery key file') }
      : { passphrase: await readPassphrase({ file: passphraseFile, twice: false }) };
    const state = await terminal.api.archives.open({ folder, ...secret, readOnly: !command.writes });
    for (const damage of state.damaged) process.stderr.write(`Damaged: ${damage.what} ${damage.where}\n`);
    return await command.run(terminal, given);
  } finally {
    await terminal.close();
  }
}

async function main(args: readonly string[]): Promise<number> {
  const json = args.includes('--json');
  // With --json there is one document on stdout whatever happens; the sentence for a person is always on stderr.
  const end = (code: number, sentence: string, document: object): number => {
    process.stderr.write(`${sentence}\n`);
    if (json) process.stdout.write(`${JSON.stringify(document)}\n`);
    return code;
  };
  try {
    const call = parse(args);
    if (call.name === 'help') {
      process.stdout.write(`${usage}\n`);
      return 0;
    }
    const { json: result, wanting } = await run(call);
    process.stdout.write(json ? `${JSON.stringify(result)}\n` : print(call.name, result));
    return wanting ? 1 : 0;
  } catch (error) {
    if (error instanceof WrongUse) return end(2, `${error.message}\nSee attest --help.`, { refused: { code: 'wrong-input', data: { reason: error.message } } });
    if (isRefusal(error)) return end(error.code === 'wrong-input' ? 2 : 1, explain(error), { refused: { code: error.code, data: error.data } });
    return end(1, explainFault(error), { failed: { message: faultOf(error) } });
  }
}

// A reader that has seen enough closes the pipe (`| head`): nothing is wrong. A full disk behind `>` is.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  process.stderr.write(`The result could not be written (${error.code ?? error.name}). What was recorded stays.\n`);
  process.exit(1);
});
process.exitCode = await main(process.argv.slice(2));
