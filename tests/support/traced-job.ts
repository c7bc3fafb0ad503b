import { execFile } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Document, Packer, Paragraph } from 'docx';
import { apart, works } from './apart.ts';
import { corpus } from './corpus.ts';
import { temporaryFolder } from './engine.ts';
import { tinyPdf } from './tiny-pdf.ts';
import { readTrace, strace, type Trace } from './traced.ts';

const program = fileURLToPath(new URL('../faults/processes/main-job.ts', import.meta.url));
const sampleCase = fileURLToPath(new URL('../../resources/sample-case/', import.meta.url));

/** Words that stand nowhere but in the documents, names and secrets of the job. */
const planted = {
  archive: 'Grelmondine',
  passphrase: 'zwimbleforth lantern quay',
  fileNames: ['brundlequist', 'Шкворневский', 'tessaphrone', 'wobblethorn', 'krandelmoor', 'jelvanquist'],
  txt: 'quorvantesh',
  md: 'Vintrelbauk',
  html: 'snarthoveld',
  docx: 'plixomandry',
  pdf: 'drobnikuval',
  person: 'Ysmerelda Thackwizzle',
  cyrillic: 'Зубрильская',
  draft: 'fendroquast',
  note: 'murgleswhist',
} as const;
const quote = `${planted.person} of ${planted.txt} was detained on 4 March 2024`;

export interface TracedJob {
  readonly folder: string;
  /** What was planted, and the secrets of the archive. */
  readonly words: readonly string[];
  /** null where this system has no strace. */
  readonly trace: Trace | null;
  readonly withoutRoute: boolean;
}

let once: Promise<TracedJob> | undefined;
/** The main job with the terminal program, traced; run once for all who ask. */
export function tracedJob(form: 'short' | 'full'): Promise<TracedJob> {
  once ??= run(form);
  return once;
}

async function run(form: 'short' | 'full'): Promise<TracedJob> {
  const { path: folder } = await temporaryFolder();
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const name of ['given/documents', 'exports', 'home', 'tmp', 'config', 'cache', 'data', 'state', 'runtime'])
    await mkdir(join(folder, name), { recursive: true });
  await plant(join(folder, 'given'));
  const traceFile = join(folder, 'trace');
  const traced = await works('strace', '-V');
  const own = await apart('-n');
  const more = [join(sampleCase, 'documents'), ...(form === 'full' && existsSync(corpus) ? await corpusFiles() : [])];
  const [command = '', ...args] = [...(own ?? []), ...(traced ? strace(traceFile) : []), process.execPath, program, folder, form, ...more];
  const said = await new Promise<string>((resolve, reject) => {
    execFile(command, args, { env: freshEnvironment(folder), maxBuffer: 2 ** 24 }, (error, stdout) => (error ? reject(error) : resolve(stdout)));
  });
  const { recoveryKey } = JSON.parse(said) as { recoveryKey: string };
  const words = [...Object.values(planted).flat(), recoveryKey, recoveryKey.replaceAll('-', '')];
  return { folder, words, trace: traced ? await readTrace(traceFile) : null, withoutRoute: own !== null };
}

async function corpusFiles(): Promise<string[]> {
  return (await readdir(corpus)).filter((name) => name.endsWith('.txt')).map((name) => join(corpus, name));
}

async function plant(given: string): Promise<void> {
  const into = join(given, 'documents');
  const [a, b, c, d, e, f] = planted.fileNames;
  const statement = `Statement\n\n1. ${quote}, said ${planted.cyrillic}.\n`;
  const docx = new Document({ sections: [{ children: [new Paragraph(`The office of ${planted.docx} was searched on 5 March 2024.`)] }] });
  await writeFile(join(into, `${a}.txt`), statement);
  await writeFile(join(into, `${b}.md`), `# ${planted.md}\n\nThe school of ${planted.md} was closed.\n`);
  await writeFile(join(into, `${c}.html`), `<!doctype html><title>${planted.html}</title><p>The people of ${planted.html} were told nothing.</p>`);
  await writeFile(join(into, `${d}.docx`), await Packer.toBuffer(docx));
  await writeFile(join(into, `${e}.pdf`), tinyPdf([`The road to ${planted.pdf} was closed.`]));
  await writeFile(
    join(given, `${f}.md`),
    `# Submission on ${planted.draft}\n\n1. ${quote}.\n\n2. At least 300 people of ${planted.draft} protested.[^1]\n\n[^1]: ${planted.note}, “Annual report”, 2024, p. 3.\n`,
  );
  await writeFile(join(given, 'passphrase'), planted.passphrase);
}

/** Nothing of the person's own: what the program keeps anywhere, it keeps in this folder. */
function freshEnvironment(folder: string): NodeJS.ProcessEnv {
  const at = (name: string) => join(folder, name);
  return {
    PATH: process.env.PATH,
    HOME: at('home'),
    TMPDIR: at('tmp'),
    XDG_CONFIG_HOME: at('config'),
    XDG_CACHE_HOME: at('cache'),
    XDG_DATA_HOME: at('data'),
    XDG_STATE_HOME: at('state'),
    XDG_RUNTIME_DIR: at('runtime'),
    ATTEST_PASSPHRASE_FILE: at('given/passphrase'),
    PLANTED_NAME: planted.archive,
    PLANTED_QUOTE: quote,
    PLANTED_NOTE: planted.note,
  };
}
