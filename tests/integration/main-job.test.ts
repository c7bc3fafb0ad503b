import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportResult } from '../../shared/contract/imports.ts';
import type { Brief } from '../../shared/model/brief.ts';
import type { SourceId } from '../../shared/model/ids.ts';
import { hasCorpus, report, reports } from '../support/corpus.ts';
import { engine, passphrase, type TestEngine, temporaryFolder } from '../support/engine.ts';

describe.skipIf(!hasCorpus)('from five reports to a footnoted brief', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let attest: TestEngine;
  let imported: ImportResult;
  let brief: Brief;
  const idOf = (name: string): SourceId => imported.items.find((i) => i.name === name)?.sourceId as SourceId;

  beforeAll(async () => {
    folder = await temporaryFolder();
    attest = engine();
    await attest.api.archives.create({ folder: attest.grant(join(folder.path, 'archive'), 'archive'), name: 'Five reports', passphrase });
    const grants = Object.values(reports).map((name) => attest.grant(report(name), 'read'));
    imported = await attest.result<ImportResult>(await attest.api.imports.start({ grants }));
    brief = (await attest.result<{ brief: Brief }>(await attest.api.briefs.import({ grant: attest.grant(report(reports.iccpr), 'read') }))).brief;
  });
  afterAll(async () => {
    await attest.close();
    await folder.remove();
  });

  it('imports five sources, and recognises the same bytes the second time', async () => {
    expect(imported.items.map((i) => i.result)).toEqual(['imported', 'imported', 'imported', 'imported', 'imported']);
    const again = await attest.result<ImportResult>(await attest.api.imports.start({ grants: [attest.grant(report(reports.cat), 'read')] }));
    expect(again.items).toEqual([expect.objectContaining({ result: 'already-there', sourceId: idOf(reports.cat) })]);
  });

  it('finds selftanu where it stands, with exact offsets', async () => {
    const { items } = await attest.api.search.query({ query: 'selftanu' });
    const iccpr = items.filter((h) => h.sourceId === idOf(reports.iccpr));
    expect(new Set(iccpr.map((h) => h.paragraph))).toEqual(new Set(['57', '72']));
    expect(items.some((h) => h.sourceId === idOf(reports.statement))).toBe(true);
    for (const hit of items) {
      const text = await attest.session.texts.whole(hit.sourceId);
      expect(text.slice(hit.start, hit.end).toLowerCase()).toContain('selftanu');
    }
  });

  it('reads the submissions as briefs, whole', async () => {
    expect(brief).toMatchObject({ paragraphs: 85, footnotes: 31 });
    const cat = await attest.result<{ brief: Brief }>(await attest.api.briefs.import({ grant: attest.grant(report(reports.cat), 'read') }));
    expect(cat.brief.footnotes).toBe(28);
  });

  it('leads two footnotes on one document, with other paragraphs, to one work', async () => {
    const { items } = await attest.api.sources.wanted({});
    const replies = items.filter((w) => w.symbol === 'CCPR/C/KAZ/3');
    expect(replies).toHaveLength(1);
    const pinpoints = new Map(replies[0]?.citedBy.map((c) => [c.mark, c.pinpoint]));
    expect(pinpoints.get('1')).toMatch(/83-85/u);
    expect(pinpoints.has('8')).toBe(true);
    expect(pinpoints.get('8')).not.toBe(pinpoints.get('1'));
  });

  it('offers the statement on the blocked site for the claim about access, and footnotes it when linked', async () => {
    const claims = (await attest.api.claims.list({ brief: brief.id })).items;
    const claim = claims.find((c) => c.paragraph === '57' && /Selftanu\.kz was restricted/u.test(c.text));
    if (!claim) throw new Error('the claim was not found');
    const offered = (await attest.api.search.suggest({ claim: claim.id, limit: 3 })).items;
    const passage = offered.find((s) => s.sourceId === idOf(reports.statement) && /blocked/u.test(s.text));
    if (!passage) throw new Error('the passage was not offered');
    const before = (await attest.api.briefs.notes({ id: brief.id })).total;
    const { claim: linked } = await attest.api.citations.link({ claim: claim.id, source: passage.sourceId, quote: passage.text });
    expect(linked.citations.at(-1)).toMatchObject({ quote: passage.text, start: passage.start, end: passage.end });
    const notes = await attest.api.briefs.notes({ id: brief.id });
    expect(notes.total).toBe(before + 1);

    const to = join(folder.path, 'brief.docx');
    const exported = await attest.result<{ footnotes: number }>(
      await attest.api.exports.write({ brief: brief.id, format: 'docx', to: attest.grant(to, 'create') }),
    );
    expect(exported.footnotes).toBe(notes.total);
    const xml = new TextDecoder().decode(unzipSync(new Uint8Array(await readFile(to)))['word/footnotes.xml']);
    expect(xml.match(/<w:footnote [^>]*w:id="[1-9]\d*"/gu)).toHaveLength(notes.total);
  });

  it('writes not one rare word of the reports into any file of the archive', async () => {
    const words = new Set<string>();
    for (const name of Object.values(reports)) {
      for (const word of (await readFile(report(name), 'utf8')).match(/\p{L}{9,}/gu) ?? []) words.add(word);
    }
    expect(words.size).toBeGreaterThan(1000);
    const files = await readdir(join(folder.path, 'archive'), { recursive: true, withFileTypes: true });
    for (const file of files.filter((f) => f.isFile())) {
      const bytes = await readFile(join(file.parentPath, file.name));
      for (const text of [bytes.toString('latin1'), bytes.toString('utf16le')]) {
        const found = new Set(text.match(/[\p{L}]{9,}/gu) ?? []);
        for (const word of words) expect(found.has(word), `${word} in ${file.name}`).toBe(false);
      }
    }
  });

  it('verifies, and opens again with everything', async () => {
    const verified = await attest.result<{ ok: boolean; checked: number }>(await attest.api.archives.verify({}));
    expect(verified.ok).toBe(true);
    const before = await attest.api.archives.state({});
    const claims = await attest.api.claims.list({ brief: brief.id });
    await attest.close();
    attest = engine();
    await attest.api.archives.open({ folder: attest.grant(join(folder.path, 'archive'), 'archive'), passphrase });
    expect(await attest.api.archives.state({})).toEqual(before);
    expect(await attest.api.claims.list({ brief: brief.id })).toEqual(claims);
  });
});
