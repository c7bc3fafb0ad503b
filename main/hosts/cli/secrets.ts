import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { WrongUse } from './usage.ts';

/** A secret never comes as an argument: shells keep history, and other users of the computer see arguments. */
export async function readPassphrase(options: { readonly file: string | undefined; readonly twice: boolean }): Promise<string> {
  const file = options.file ?? process.env.ATTEST_PASSPHRASE_FILE;
  if (file) return secretFile(file, 'the passphrase file');
  if (!process.stdin.isTTY)
    throw new WrongUse('A passphrase is needed: answer the prompt in a terminal, or give --passphrase-file FILE or ATTEST_PASSPHRASE_FILE.');
  const first = await ask('Passphrase: ');
  if (options.twice && (await ask('The same again: ')) !== first) throw new WrongUse('The two passphrases are not the same. Nothing was made.');
  return first;
}

/** A passphrase that is not the one that opens the archive: out of its own file, or asked for twice. */
export async function readNewPassphrase(file: string | undefined): Promise<string> {
  if (file) return secretFile(file, 'the file of the new passphrase');
  if (!process.stdin.isTTY) throw new WrongUse('A new passphrase is needed: answer the prompt in a terminal, or give --new-passphrase-file FILE.');
  const first = await ask('New passphrase: ');
  if ((await ask('The same again: ')) !== first) throw new WrongUse('The two passphrases are not the same. Nothing was changed.');
  return first;
}

export async function readRecoveryKey(file: string | undefined): Promise<string> {
  if (file) return secretFile(file, 'the recovery key file');
  if (!process.stdin.isTTY) throw new WrongUse('The recovery key is needed: answer the prompt in a terminal, or give --with-recovery-key FILE.');
  return ask('Recovery key: ');
}

export async function secretFile(path: string, what: string): Promise<string> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    throw new WrongUse(`${what[0]?.toUpperCase()}${what.slice(1)} can't be read.`);
  }
  const secret = text.replace(/\r?\n$/u, '');
  if (secret === '') throw new WrongUse(`${what[0]?.toUpperCase()}${what.slice(1)} is empty.`);
  return secret;
}

/** Asks on stderr, with what is typed not shown. */
async function ask(question: string): Promise<string> {
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await new Promise<string>((resolve, reject) => {
      lines.once('line', resolve);
      lines.once('close', () => reject(new WrongUse('No passphrase was given.')));
    });
  } finally {
    lines.removeAllListeners('close');
    lines.close();
    process.stderr.write('\n');
  }
}

/** A text argument, or standard input where it is "-". */
export async function textArgument(value: string): Promise<string> {
  if (value !== '-') return value;
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks)
    .toString('utf8')
    .replace(/\r?\n$/u, '');
  if (text === '') throw new WrongUse('Nothing came on standard input.');
  return text;
}
