import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportResult } from '../../shared/contract/imports.ts';
import type { Brief } from '../../shared/model/brief.ts';
import { engine, passphrase, type TestEngine, temporaryFolder } from '../support/engine.ts';

const ruling = `RULING\n\n1. The court of Velmara heard the case on 4 March 2024.\n\n2. The licence was withdrawn on 12 June 2024 without a hearing.\n\n3. The licence was withdrawn, the court repeats, without a hearing.\n`;
const draft = `SUBMISSION\n\n1. The licence was withdrawn without a hearing in June 2024.[^1]\n\n2. At least 300 people protested.\n\nRecommendations\n\n3. Restore the licence.\n\n[^1]: District Court of Tolmey, “Ruling in the case of the radio”, HR/C/XVM/9, para 2.\n`;

describe('changes to an archive', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let attest: TestEngine;
  const at = (...parts: string[]) => join(folder.path, ...parts);

  beforeEach(async () => {
    folder = await temporaryFolder();
    await mkdir(at('in'));
    await writeFile(at('in', 'ruling.txt'), ruling);
    await writeFile(at('brief.md'), draft);
    attest = engine();
    await attest.api.archives.create({ folder: attest.grant(at('archive'), 'archive'), name: 'Case', passphrase });
  });
  afterEach(async () => {
    await attest.close();
    await folder.remove();
  });

  const importAll = async () => attest.result<ImportResult>(await attest.api.imports.start({ grants: [attest.grant(at('in'), 'read')] }));
  const importBrief = async () =>
    (await attest.result<{ brief: Brief }>(await attest.api.briefs.import({ grant: attest.grant(at('brief.md'), 'read') }))).brief;
  const reopen = async () => {
    await attest.close();
    attest = engine();
    return attest.api.archives.open({ folder: attest.grant(at('archive'), 'archive'), passphrase });
  };

  it('says what became of each file, and goes on past those it refuses', async () => {
    await writeFile(at('in', 'empty.txt'), '');
    await writeFile(at('in', 'picture.pdf'), 'not a PDF at all');
    await symlink(at('in', 'ruling.txt'), at('in', 'link.txt'));
    const { items } = await importAll();
    const results = Object.fromEntries(items.map((i) => [i.name, i.result]));
    expect(results).toEqual({ 'in/empty.txt': 'refused', 'in/link.txt': 'refused', 'in/picture.pdf': 'refused', 'in/ruling.txt': 'imported' });
    for (const item of items.filter((i) => i.result === 'refused')) expect(item.reason).toMatch(/\S/u);
  });

  it('keeps the original byte for byte', async () => {
    const { items } = await importAll();
    const id = items[0]?.sourceId;
    if (!id) throw new Error('not imported');
    const { bytes, total } = await attest.api.sources.bytes({ id, start: 0, length: 1000 });
    expect(new TextDecoder().decode(bytes)).toBe(ruling);
    expect(total).toBe(bytes.length);
    const source = await attest.api.sources.get({ id });
    const saved = await attest.api.sources.saveOriginal({ id, to: attest.grant(at('out.txt'), 'create') });
    expect(saved).toEqual({ bytes: total, sha256: source.sha256 });
    await expect(attest.api.sources.saveOriginal({ id, to: attest.grant(at('out.txt'), 'create') })).rejects.toMatchObject({ code: 'file-exists' });
  });

  it('links only words that stand in the source, once or at the place named', async () => {
    const { items } = await importAll();
    const source = items[0]?.sourceId;
    const brief = await importBrief();
    const claim = (await attest.api.claims.list({ brief: brief.id })).items.find((c) => c.paragraph === '1');
    if (!claim || !source) throw new Error('nothing to link');
    expect(claim.state).toBe('cited-unseen');
    const link = (quote: string, start?: number) => attest.api.citations.link({ claim: claim.id, source, quote, start });
    await expect(link('The licence was withdrawn on 12 July 2024 without a hearing.')).rejects.toMatchObject({
      code: 'quote-not-found',
      data: { nearest: { text: expect.stringContaining('12 June 2024') } },
    });
    await expect(link('without a hearing')).rejects.toMatchObject({ code: 'quote-ambiguous', data: { places: [{ paragraph: '2' }, { paragraph: '3' }] } });
    const text = await attest.session.texts.whole(source);
    const second = text.lastIndexOf('without a hearing');
    const { citation } = await link('without a hearing', second);
    expect(citation).toMatchObject({ paragraph: '3', start: second });
  });

  it('undoes change by change, newest first, until nothing is left', async () => {
    const { items } = await importAll();
    const source = items[0]?.sourceId;
    const brief = await importBrief();
    const before = (await attest.api.claims.list({ brief: brief.id })).items;
    const claim = before[0];
    if (!claim || !source) throw new Error('nothing to link');
    const { citation } = await attest.api.citations.link({ claim: claim.id, source, quote: 'on 12 June 2024', note: 'see the date' });
    await attest.api.claims.setKind({ id: claim.id, kind: 'argument' });
    await attest.api.citations.unlink({ id: citation.id });
    expect((await attest.api.archives.undo({})).undone.what).toBe('PassageUnlinked');
    expect((await attest.api.claims.get({ id: claim.id })).citations.at(-1)).toMatchObject({ id: citation.id, note: 'see the date' });
    await attest.api.archives.undo({});
    await attest.api.archives.undo({});
    expect((await attest.api.claims.list({ brief: brief.id })).items).toEqual(before);
    expect((await attest.api.archives.undo({})).undone.what).toBe('BriefImported');
    await expect(attest.api.briefs.get({ id: brief.id })).rejects.toMatchObject({ code: 'brief-not-found' });
    expect((await attest.api.archives.undo({})).undone.what).toBe('SourceImported');
    expect(await attest.api.archives.state({})).toMatchObject({ sources: 0, missing: 0, briefs: 0 });
    expect((await attest.api.search.query({ query: 'licence' })).total).toBe(0);
    await expect(attest.api.archives.undo({})).rejects.toMatchObject({ code: 'nothing-to-undo' });
    expect((await importAll()).items[0]?.result).toBe('imported');
  });

  it('builds the same tables from the log alone as from a snapshot', async () => {
    await importAll();
    const brief = await importBrief();
    const missing = (await attest.api.sources.wanted({})).items[0];
    const here = (await attest.api.sources.list({ status: 'here' })).items[0];
    if (!missing || !here) throw new Error('nothing to attach');
    await attest.api.sources.attach({ missing: missing.id, source: here.id });
    await attest.api.sources.write({ kind: 'testimony', title: 'Testimony of K', text: 'They came at night.' });
    const view = async () => ({
      sources: await attest.api.sources.list({}),
      claims: await attest.api.claims.list({ brief: brief.id }),
      hits: await attest.api.search.query({ query: 'licence OR night' }),
      history: await attest.api.archives.history({}),
    });
    const before = await view();
    await reopen();
    expect(await view()).toEqual(before);
    await attest.close();
    const { rm } = await import('node:fs/promises');
    await rm(at('archive', 'snapshot'));
    attest = engine();
    await attest.api.archives.open({ folder: attest.grant(at('archive'), 'archive'), passphrase });
    expect(await view()).toEqual(before);
  });

  it('fills a missing source, and its citations follow', async () => {
    await importAll();
    const brief = await importBrief();
    const missing = (await attest.api.sources.wanted({})).items[0];
    const here = (await attest.api.sources.list({ status: 'here' })).items[0];
    if (!missing || !here) throw new Error('nothing to attach');
    await attest.api.sources.attach({ missing: missing.id, source: here.id });
    const claim = (await attest.api.claims.list({ brief: brief.id })).items.find((c) => c.paragraph === '1');
    expect(claim).toMatchObject({ state: 'cited-whole', citations: [{ sourceId: here.id, pinpoint: expect.stringContaining('2') }] });
    await attest.api.archives.undo({});
    expect((await attest.api.claims.get({ id: claim?.id as never })).state).toBe('cited-unseen');
  });

  it('keeps a testimony sealed, out of every export', async () => {
    const brief = await importBrief();
    const { source } = await attest.api.sources.write({ kind: 'testimony', title: 'Zarina of Tolmey', text: 'Six men with lanterns waited in the yard.' });
    expect(source.confidentiality).toBe('sealed');
    const claim = (await attest.api.claims.list({ brief: brief.id })).items.find((c) => c.paragraph === '2');
    if (!claim) throw new Error('nothing to link');
    await attest.api.citations.link({ claim: claim.id, source: source.id, quote: 'Six men with lanterns', note: 'Zarina' });
    const { readFile } = await import('node:fs/promises');
    for (const format of ['html', 'md', 'csl-json', 'csv'] as const) {
      const to = at(`out.${format}`);
      await attest.result(await attest.api.exports.write({ brief: brief.id, format, to: attest.grant(to, 'create') }));
      const written = await readFile(to, 'utf8');
      expect(written).not.toMatch(/Zarina|lanterns/u);
    }
  });

  it('opens for reading beside a writer, and refuses a second writer', async () => {
    await importAll();
    const reader = engine();
    const state = await reader.api.archives.open({ folder: reader.grant(at('archive'), 'archive'), passphrase, readOnly: true });
    expect(state).toMatchObject({ sources: 1, readOnly: 'opened-for-reading' });
    await expect(reader.api.sources.write({ kind: 'note', title: 'n', text: 'n' })).rejects.toMatchObject({ code: 'archive-read-only' });
    await reader.close();
    const writer = engine();
    await expect(writer.api.archives.open({ folder: writer.grant(at('archive'), 'archive'), passphrase })).rejects.toMatchObject({ code: 'archive-in-use' });
  });

  it('refuses a wrong passphrase, a missing archive, a folder in use, and calls while locked', async () => {
    await attest.close();
    const open = (folder: string, passphrase: string) => attest.api.archives.open({ folder: attest.grant(folder, 'archive'), passphrase });
    await expect(open(at('archive'), 'something else')).rejects.toMatchObject({ code: 'wrong-passphrase' });
    await expect(open(at('nowhere'), passphrase)).rejects.toMatchObject({ code: 'archive-missing' });
    await expect(attest.api.archives.create({ folder: attest.grant(at('in'), 'archive'), name: 'x', passphrase })).rejects.toMatchObject({
      code: 'archive-exists',
    });
    await expect(attest.api.sources.list({})).rejects.toMatchObject({ code: 'archive-locked' });
    await expect(attest.api.archives.create({ folder: attest.grant(at('new'), 'archive'), name: 'x', passphrase: 'short' })).rejects.toMatchObject({
      code: 'passphrase-too-short',
    });
  });

  it('cancels an import and keeps what was recorded', async () => {
    for (let i = 0; i < 60; i++) await writeFile(at('in', `${i}.txt`), `Number ${i} of many.`);
    const { job } = await attest.api.imports.start({ grants: [attest.grant(at('in'), 'read')] });
    await attest.api.jobs.cancel({ job });
    const ended = await attest.api.jobs.wait({ job });
    expect(ended.state).toBe('cancelled');
    const kept = (ended.result as ImportResult).items.filter((i) => i.result === 'imported').length;
    expect((await attest.api.archives.state({})).sources).toBe(kept);
    expect(kept).toBeLessThan(61);
  });
});
