// Makes the DOCX and PDF files of the sample case again from their hand-written sources.
// Needs pandoc, soffice (LibreOffice) and qpdf on the PATH; the results are committed, so nobody else needs them.
// Run: node tests/support/make-sample-case.ts
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { letterhead, type Particulars, withParticulars } from './letterhead.ts';

const home = join(import.meta.dirname, '../../resources/sample-case');

const products = [
  { source: 'state-reply-list-of-issues', to: 'documents/state-reply-list-of-issues.docx' },
  { source: 'bar-association-letter-2024-05-06', to: 'documents/bar-association-letter-2024-05-06.docx' },
  { source: 'network-annual-review-2024', to: 'documents/network-annual-review-2024.pdf' },
  { source: 'regional-court-ruling-2024-06-12', to: 'documents/regional-court-ruling-2024-06-12.pdf' },
  { source: 'brief', to: 'brief.docx' },
] as const;

/** Splits a source into what it says of itself (`key: "value"` lines between rules) and its Markdown. */
function readSource(name: string): { particulars: Particulars; body: string } {
  const match = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(join(home, 'sources', `${name}.md`), 'utf8'));
  if (match === null) throw new Error(`${name}.md does not begin with its particulars`);
  const [, head = '', body = ''] = match;
  const say = (key: string): string => {
    const line = new RegExp(`^${key}: "?(.*?)"?$`, 'm').exec(head)?.[1];
    if (line === undefined) throw new Error(`${name}.md does not say its ${key}`);
    return line;
  };
  return { particulars: { title: say('title'), author: say('author'), date: say('date'), lang: say('lang') }, body };
}

function toDocx(desk: string, name: string, particulars: Particulars, body: string): Uint8Array {
  const to = join(desk, `${name}.docx`);
  // No `smart`: quotation marks stay as typed, so that the quotes of expected.json stand in the documents letter by letter.
  const from = 'markdown-smart+hard_line_breaks+autolink_bare_uris';
  execFileSync('pandoc', ['-f', from, '-t', 'docx', '-M', `lang=${particulars.lang}`, `--reference-doc=${join(desk, 'reference.docx')}`, '-o', to], {
    input: body,
  });
  return withParticulars(readFileSync(to), particulars);
}

/** PDF text strings in qpdf's JSON carry their encoding in front ("u:"). */
function information(particulars: Particulars): Record<string, string> {
  return {
    '/Title': `u:${particulars.title}`,
    '/Author': `u:${particulars.author}`,
    '/CreationDate': `u:D:${particulars.date.replaceAll('-', '')}000000Z`,
  };
}

function toPdf(desk: string, name: string, particulars: Particulars): Uint8Array {
  const soffice = `-env:UserInstallation=file://${join(desk, 'profile')}`;
  execFileSync('soffice', [soffice, '--headless', '--convert-to', 'pdf', '--outdir', desk, join(desk, `${name}.docx`)], { stdio: 'ignore' });
  const raw = join(desk, `${name}.pdf`);
  const trailer = JSON.parse(execFileSync('qpdf', ['--json', '--json-key=qpdf', raw], { encoding: 'utf8' })).qpdf[1].trailer.value;
  const reference: unknown = trailer['/Info'];
  if (typeof reference !== 'string') throw new Error(`${name}.pdf has no information to replace`);
  // LibreOffice makes both of these from the hour; without them the same source gives the same bytes.
  delete trailer['/DocChecksum'];
  delete trailer['/ID'];
  const update = join(desk, `${name}.json`);
  const head = { jsonversion: 2, pdfversion: '1.6', maxobjectid: Number(trailer['/Size']) - 1 };
  writeFileSync(
    update,
    JSON.stringify({ version: 2, qpdf: [head, { [`obj:${reference}`]: { value: information(particulars) }, trailer: { value: trailer } }] }),
  );
  const clean = join(desk, `${name}-clean.pdf`);
  execFileSync('qpdf', [raw, `--update-from-json=${update}`, '--deterministic-id', '--object-streams=generate', clean]);
  return readFileSync(clean);
}

const desk = mkdtempSync(join(tmpdir(), 'sample-case-'));
try {
  writeFileSync(join(desk, 'reference.docx'), letterhead(execFileSync('pandoc', ['--print-default-data-file', 'reference.docx'])));
  for (const { source, to } of products) {
    const { particulars, body } = readSource(source);
    const docx = toDocx(desk, source, particulars, body);
    writeFileSync(join(desk, `${source}.docx`), docx);
    writeFileSync(join(home, to), to.endsWith('.pdf') ? toPdf(desk, source, particulars) : docx);
    console.log(to);
  }
} finally {
  rmSync(desk, { recursive: true });
}
