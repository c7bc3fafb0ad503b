// The main job with the terminal program, from documents to a brief: what plaintext.ts and connections.ts trace.
// Says on stdout what secrets the program gave. Arguments: a folder with `given` (documents), the form, more to import.
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [folder = '', form = 'short', ...more] = process.argv.slice(2);
const program = fileURLToPath(new URL('../../../main/hosts/cli/attest.ts', import.meta.url));
const archive = join(folder, 'archive');
const out = (name: string) => join(folder, 'exports', name);

function attest(command: string, ...words: string[]): unknown {
  const args = [program, ...command.split(' '), archive, ...words, '--json'];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'inherit'] }));
}
interface Item {
  readonly id: string;
  readonly name: string;
  readonly sourceId: string;
  readonly result: string;
}
const items = (answer: unknown) => (answer as { items: Item[] }).items;
function first(answer: unknown, which: (item: Item) => boolean = () => true): Item {
  const found = items(answer).find(which);
  if (!found) throw new Error('the main job found nothing to go on with');
  return found;
}

const { recoveryKey } = attest('create', '--name', process.env.PLANTED_NAME ?? '') as { recoveryKey: string };
const imported = attest('import', join(folder, 'given', 'documents'), ...more);
const refused = items(imported).filter((item) => item.result !== 'imported');
if (refused[0]) throw new Error(`${refused[0].name} was not imported`);
const source = first(imported, (item) => item.name.endsWith('.txt') && item.name.startsWith('documents/')).sourceId;
const draft = readdirSync(join(folder, 'given')).find((name) => name.endsWith('.md')) ?? '';
const brief = (attest('brief import', join(folder, 'given', draft)) as Item).id;
const claim = first(attest('claims', brief)).id;
const linked = attest('link', claim, '--source', source, '--quote', process.env.PLANTED_QUOTE ?? '', '--note', process.env.PLANTED_NOTE ?? '') as {
  citation: Item;
};
attest('export', brief, '--format', 'docx', '--to', out('brief.docx'));
if (form === 'full') {
  attest('search', process.env.PLANTED_QUOTE ?? '');
  attest('suggest', '--claim', claim);
  attest('confirm', claim);
  attest('kind', claim, 'reported-statement');
  attest('text', source);
  attest('show', source);
  attest('coverage', brief);
  for (const format of ['html', 'md', 'csl-json', 'csv']) attest('export', brief, '--format', format, '--to', out(`brief.${format}`));
  attest('original', source, '--to', out('original'));
  attest('wanted', '--to', out('wanted.csv'), '--format', 'csv');
  attest('unlink', linked.citation.id);
  attest('undo');
  attest('history');
  attest('verify');
}
console.log(JSON.stringify({ recoveryKey }));
