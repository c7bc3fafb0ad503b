// npm run demo: the main job on the sample case, in a terminal. Leaves an archive and a bundle, and says where.
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { exportFormat } from '../../../shared/contract/briefs.ts';
import { isRefusal } from '../../../shared/contract/errors.ts';
import type { ImportResult } from '../../../shared/contract/imports.ts';
import type { Brief, Claim } from '../../../shared/model/brief.ts';
import type { SourceId } from '../../../shared/model/ids.ts';
import { checkBag, makeBag } from '../../bundle/bag.ts';
import { type SampleCase, sampleCaseIn } from '../sample-case.ts';
import { explain } from './explain.ts';
import { Terminal } from './terminal.ts';

interface Planted {
  readonly claimStartsWith: string;
  readonly expectedState: string;
  readonly proof?: { readonly file: string; readonly quote: string; readonly pinpoint?: string };
}

const root = fileURLToPath(new URL('../../../', import.meta.url));
const resources = join(root, 'resources');
const sample = sampleCase();
const formats = { docx: 'brief.docx', html: 'brief.html', md: 'brief.md', 'csl-json': 'works.csl.json', csv: 'citations.csv' } as const satisfies Record<
  (typeof exportFormat.options)[number],
  string
>;

const say = (text = ''): void => void process.stdout.write(`${text}\n`);
const shown = (path: string): string => relative(process.cwd(), path) || path;

async function demo(): Promise<boolean> {
  const home = join(root, 'demo', new Date().toISOString().replace(/[:.]/gu, '-'));
  await mkdir(home, { recursive: true });
  const passphrase = randomBytes(9).toString('base64url');
  const terminal = new Terminal();
  try {
    const { api } = terminal;
    await api.archives.create({ folder: await terminal.grant(join(home, 'archive'), 'archive'), name: 'Sample case', passphrase });
    say(`An encrypted archive in ${shown(join(home, 'archive'))}\nIts passphrase, for this demo only: ${passphrase}\n`);

    const files = await importDocuments(terminal);
    const found = await api.search.query({ query: 'Tolmey', limit: 3 });
    say(`Search “Tolmey”: ${found.total} passages in ${found.sources} sources. The best:`);
    for (const hit of found.items) say(`  ${hit.title}${hit.paragraph ? `, para ${hit.paragraph}` : ''}: ${hit.snippet}`);

    const { brief } = await terminal.result<{ brief: Brief }>(await api.briefs.import({ grant: await terminal.grant(sample.brief, 'read') }));
    say(`\nThe draft: ${brief.paragraphs} numbered paragraphs, ${brief.footnotes} footnotes, ${brief.claims} claims, ${brief.works} works cited.`);
    const suggested = await linkPassages(terminal, brief, files);
    say(`The passage that proves the claim was among the first three suggested ${suggested.among} of ${suggested.of} times.\n`);

    const asExpected = await report(terminal, brief);
    const whole = await bundle(terminal, brief, join(home, 'bundle'));
    const verified = await terminal.result<{ ok: boolean; checked: number }>(await api.archives.verify({}));
    say(`The archive verifies: ${verified.ok ? 'yes' : 'NO'} (${verified.checked} records, keys and files).`);
    say(`\nLeft for you: ${shown(join(home, 'archive'))} and ${shown(join(home, 'bundle'))}. Delete the folder when you have seen enough.`);
    return asExpected && whole && verified.ok;
  } finally {
    await terminal.close();
  }
}

/** The testimony is written inside the archive, never imported as a file: it is sealed from its first moment. */
async function importDocuments(terminal: Terminal): Promise<Map<string, SourceId>> {
  const grants = [await terminal.grant(sample.documents, 'read')];
  const imported = await terminal.result<ImportResult>(await terminal.api.imports.start({ grants }));
  const files = new Map(imported.items.flatMap((i) => (i.sourceId ? [[i.name, i.sourceId] as const] : [])));
  say(`Imported ${files.size} documents:`);
  for (const item of imported.items) say(`  ${item.result}  ${item.name}${item.reason ? `: ${item.reason}` : ''}`);
  const { source } = await terminal.api.sources.write({ kind: 'testimony', ...sample.testimony });
  files.set('testimony.txt', source.id);
  say(`Written inside the archive: ${source.title}, ${source.confidentiality}.\n`);
  return files;
}

const planted = async (): Promise<Planted[]> =>
  (JSON.parse(await readFile(join(resources, 'sample-case', 'expected.json'), 'utf8')) as { claims: Planted[] }).claims;

async function claimsOf(terminal: Terminal, brief: Brief): Promise<Claim[]> {
  return (await terminal.api.claims.list({ brief: brief.id })).items;
}

async function linkPassages(terminal: Terminal, brief: Brief, files: ReadonlyMap<string, SourceId>): Promise<{ among: number; of: number }> {
  const claims = await claimsOf(terminal, brief);
  let among = 0;
  let of = 0;
  for (const { claimStartsWith, proof } of await planted()) {
    const claim = claims.find((c) => c.text.startsWith(claimStartsWith));
    const source = proof && files.get(proof.file);
    if (!claim || !proof || !source) continue;
    of++;
    const { items } = await terminal.api.search.suggest({ claim: claim.id, limit: 3 });
    if (items.some((s) => s.sourceId === source && holdsPartOf(s.text, proof.quote))) among++;
    try {
      await terminal.api.citations.link({ claim: claim.id, source, quote: proof.quote, pinpoint: proof.pinpoint });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      say(`Not linked (${error.code}): ${claim.text.slice(0, 60)}… ${explain(error)}`);
    }
  }
  return { among, of };
}

/** Whether an offered passage and a proof share a sentence's worth of words. */
const holdsPartOf = (offered: string, quote: string): boolean => offered.includes(quote) || quote.includes(offered) || offered.includes(quote.slice(-60));

async function report(terminal: Terminal, brief: Brief): Promise<boolean> {
  const claims = await claimsOf(terminal, brief);
  say('What was found:');
  for (const claim of claims.filter((c) => ['quote-mismatch', 'figure-not-found', 'unsourced'].includes(c.state))) {
    say(`  ${claim.paragraph ?? ''}. ${claim.text.slice(0, 90)}${claim.text.length > 90 ? '…' : ''}`);
    for (const f of claim.findings.filter((x) => x.code === claim.state)) say(`      ${f.detail}`);
  }
  let asExpected = true;
  for (const { claimStartsWith, expectedState } of await planted()) {
    const claim = claims.find((c) => c.text.startsWith(claimStartsWith));
    if (claim?.state === expectedState) continue;
    asExpected = false;
    say(`  Not as planted: “${claimStartsWith}…” is ${claim?.state ?? 'no claim'}, not ${expectedState}.`);
  }
  const coverage = await terminal.api.briefs.coverage({ id: brief.id });
  say(
    `\nClaims by state: ${Object.entries(coverage.claims)
      .map(([state, n]) => `${n} ${state}`)
      .join(', ')}`,
  );
  say(`Cited, not in the archive: ${coverage.missingSources.map((s) => s.title).join('; ') || 'nothing'}`);
  say(`In the archive, cited by no claim: ${coverage.uncitedSources.map((s) => s.title).join('; ') || 'nothing'}\n`);
  return asExpected;
}

/** Every format and the wanted list as one bag (RFC 8493), read back and checked file by file. */
async function bundle(terminal: Terminal, brief: Brief, folder: string): Promise<boolean> {
  const payload = join(folder, 'data');
  for (const [format, name] of Object.entries(formats)) {
    const to = await terminal.grant(join(payload, name), 'create');
    await terminal.result(await terminal.api.exports.write({ brief: brief.id, format: format as keyof typeof formats, to }));
  }
  await terminal.api.exports.wanted({ to: await terminal.grant(join(payload, 'wanted.md'), 'create'), format: 'md' });
  const files = new Map<string, Uint8Array>();
  for (const name of await readdir(payload)) files.set(name, await readFile(join(payload, name)));
  for (const [path, bytes] of makeBag(files)) {
    if (path.startsWith('data/')) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes, { flag: 'wx' });
  }
  const written = new Map<string, Uint8Array>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile())
      written.set(relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'), await readFile(join(entry.parentPath, entry.name)));
  }
  const wrong = checkBag(written);
  say(`The bundle in ${shown(folder)}: ${[...files.keys()].join(', ')}; ${wrong.length === 0 ? 'every hash is right' : `damaged: ${wrong.join(', ')}`}.`);
  return wrong.length === 0;
}

function sampleCase(): SampleCase {
  const found = sampleCaseIn(resources);
  if (!found) throw new Error('the sample case is not here');
  return found;
}

process.exitCode = (await demo()) ? 0 : 1;
