import { access, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encode } from '../../main/archive/event.ts';
import type { SubjectId } from '../../main/vault/types.ts';
import type { ImportResult } from '../../shared/contract/imports.ts';
import { engine, passphrase, temporaryFolder } from '../support/engine.ts';
import { QuickArchive, readersHere } from '../support/quick-archive.ts';

const ruling = 'RULING\n\n1. The court of Velmara heard the case on 4 March 2024.\n\n2. The licence was withdrawn on 12 June 2024.\n';
const other = 'REPORT\n\n1. The licence of the radio was never given back, said the council.\n';
const draft =
  'SUBMISSION\n\n1. The licence was withdrawn in June 2024.[^1]\n\n2. At least 300 people protested.\n\n[^1]: District Court of Tolmey, “Ruling in the case of the radio”, HR/C/XVM/9, para 2.\n';

async function filled() {
  const archive = await QuickArchive.create();
  const [one, two] = await archive.import({ 'ruling.txt': ruling, 'report.txt': other });
  const brief = await archive.importBrief('brief.md', draft);
  const claims = (await archive.api.claims.list({ brief: brief.id })).items;
  const [claim, next] = claims;
  if (!one?.sourceId || !two?.sourceId || !claim || !next) throw new Error('not filled');
  return { archive, ruling: one.sourceId, report: two.sourceId, brief, claim, next };
}

/** Where the blob of a source or brief lies, and whose key seals it. */
function blobOf(archive: QuickArchive, table: string, column: string, id: string): { path: string; key: string } {
  const row = archive.attest.session.archive.tables.one(`select ${column} as blob, subject from ${table} where id = ?`, [id]);
  const [blob, subject] = [String(row?.blob), String(row?.subject)];
  return { path: `blobs/${blob.slice(0, 2)}/${blob}`, key: `subjects/${subject.slice(0, 2)}/${subject}` };
}

describe('a change that fails', () => {
  it('is gone from the tables and from the log, is told, and does not stop the next one', async () => {
    const { archive, report, claim } = await filled();
    const before = archive.rows();
    archive.attest.notices.length = 0;
    archive.disk.capacity = 0;
    await expect(archive.api.citations.link({ claim: claim.id, source: report, quote: 'said the council' })).rejects.toMatchObject({ code: 'disk-full' });
    expect(archive.rows()).toEqual(before);
    expect(archive.attest.notices).toContainEqual(expect.objectContaining({ about: 'changed' }));
    archive.disk.capacity = Number.POSITIVE_INFINITY;
    await archive.api.citations.link({ claim: claim.id, source: report, quote: 'said the council' });
    const live = archive.rows();
    expect((await archive.rebuilt()).rows()).toEqual(live);
  });

  it('is refused in words where it is too long for one event', async () => {
    const { archive, report } = await filled();
    const authors = Array.from({ length: 100 }, () => 'Ж'.repeat(400));
    await expect(archive.api.sources.describe({ id: report, authors })).rejects.toMatchObject({ code: 'wrong-input' });
    expect((await archive.api.sources.get({ id: report })).authors).toEqual([]);
  });

  it('does not happen to a document that says too much of itself, or to a footnote of many works', async () => {
    const archive = await QuickArchive.create();
    const address = `https://velmara.example/${'x'.repeat(90_000)}`;
    const items = await archive.import({
      'long.html': `<html><head><title>${'Ж'.repeat(90_000)}</title></head><body><p>One.</p></body></html>`,
      'ok.txt': ruling,
    });
    expect(items.map((i) => i.result)).toEqual(['imported', 'imported']);
    const works = Array.from({ length: 60 }, (_, i) => `Council of Velmara, “Report on ward ${i} and what became of it”, 20${10 + (i % 10)}, para ${i}`).join(
      '; ',
    );
    const sentences = Array.from({ length: 50 }, (_, i) => `In ward ${i} the water was cut.`).join(' ');
    const brief = await archive.importBrief('b.md', `BRIEF\n\n1. ${sentences}[^1]\n\n2. See [the list](${address}).\n\n[^1]: ${works}.\n`);
    const claims = (await archive.api.claims.list({ brief: brief.id })).items.map((c) => c.id).slice(0, 50);
    await archive.api.claims.setReach({ brief: brief.id, mark: '1', claims });
    const live = archive.rows();
    expect(live.citations?.length).toBeGreaterThan(1000);
    expect((await archive.rebuilt()).rows()).toEqual(live);
  });
});

describe('opening and closing', () => {
  it('opens once where it is asked twice at the same time', async () => {
    const first = await QuickArchive.create();
    await first.attest.close();
    const twice = new QuickArchive(first.disk);
    const folder = twice.attest.grant('/nowhere/archive', 'archive');
    const both = await Promise.allSettled([twice.api.archives.open({ folder, passphrase, readOnly: true }), twice.api.archives.open({ folder, passphrase })]);
    expect(both.map((b) => b.status)).toEqual(['fulfilled', 'rejected']);
    expect(both[1]).toMatchObject({ reason: { code: 'archive-in-use', data: { here: true } } });
    await twice.attest.close();
    const again = await QuickArchive.open(first.disk);
    expect((await again.api.archives.state({})).readOnly).toBeNull();
    await again.attest.close();
  });

  it('locks also what was still being opened', async () => {
    const first = await QuickArchive.create();
    await first.attest.close();
    const next = new QuickArchive(first.disk);
    const opening = next.api.archives.open({ folder: next.attest.grant('/nowhere/archive', 'archive'), passphrase });
    await Promise.all([opening, next.api.archives.lock({})]);
    expect(next.attest.session.isOpen).toBe(false);
    expect([...first.disk.all().keys()]).not.toContain('lock');
  });

  it('acknowledges a change that was under way, refuses what comes after, and forgets what waited', async () => {
    const { archive, claim, report } = await filled();
    await archive.stage('x.txt', 'Words that wait.');
    const linking = archive.api.citations.link({ claim: claim.id, source: report, quote: 'said the council' });
    const closing = Promise.all([archive.api.archives.lock({}), archive.api.archives.lock({})]);
    await expect(archive.api.sources.list({})).rejects.toMatchObject({ code: 'archive-locked' });
    const { citation } = await linking;
    await closing;
    expect(() => archive.attest.session.staged.take('f-000000000000' as never)).toThrow();
    const again = await QuickArchive.open(archive.disk);
    expect((await again.api.claims.get({ id: claim.id })).citations.map((c) => c.id)).toContain(citation.id);
    await again.attest.close();
  });

  it('answers what was asked before the lock', async () => {
    const { archive, brief, claim, report } = await filled();
    await archive.api.citations.link({ claim: claim.id, source: report, quote: 'said the council' });
    await archive.attest.session.archive.snapshot();
    const asked = Promise.all([
      archive.api.claims.list({ brief: brief.id }),
      archive.api.sources.text({ id: report }),
      archive.api.briefs.notes({ id: brief.id }),
    ]);
    await archive.api.archives.lock({});
    expect((await asked)[0].total).toBe(2);
  });

  it('changes not one byte of an archive that a newer program wrote to', async () => {
    const { archive } = await filled();
    const { vault } = archive.attest.session.archive;
    const subject: SubjectId = await vault.newSubject();
    const writer = await vault.writeBlob(subject);
    await writer.write(new Uint8Array(100));
    const blob = await writer.finish();
    const event = { type: 'ThingOfTomorrow', version: 1 as const, refs: {}, parts: {}, blobs: { thing: { subject, blob } } };
    await vault.append([encode(event, { change: 'h-000000000000' as never, at: '2026-01-01T00:00:00.000Z', actor: 'someone' }, 'attest 9')]);
    await vault.close();
    const disk = archive.disk.copy();
    disk.overwrite('lock', null);
    for (const path of disk.all().keys()) if (path.startsWith('snapshot')) disk.overwrite(path, null);
    const before = new Map([...disk.all()].map(([path, bytes]) => [path, Buffer.from(bytes).toString('hex')]));
    const again = await QuickArchive.open(disk);
    expect((await again.api.archives.state({})).readOnly).toBe('newer-events');
    await expect(again.api.sources.write({ kind: 'note', title: 'n', text: 'n' })).rejects.toMatchObject({ code: 'archive-read-only' });
    await again.attest.close();
    expect(new Map([...disk.all()].map(([path, bytes]) => [path, Buffer.from(bytes).toString('hex')]))).toEqual(before);
  });
});

describe('what is gone or damaged', () => {
  it('does not hide the rest: a text', async () => {
    const { archive, ruling: id, report, brief, claim } = await filled();
    await archive.api.citations.link({ claim: claim.id, source: id, quote: 'withdrawn on 12 June 2024' });
    const { path } = blobOf(archive, 'sources', 'text_blob', id);
    archive.disk.overwrite(path, null);
    const { items } = await archive.api.search.query({ query: 'licence' });
    expect(new Set(items.map((h) => h.sourceId))).toEqual(new Set([id, report]));
    expect(items.find((h) => h.sourceId === report)?.snippet).toMatch(/licence/u);
    expect(items.find((h) => h.sourceId === id)?.snippet).toBe('');
    expect((await archive.api.claims.list({ brief: brief.id })).total).toBe(2);
    expect((await archive.api.search.suggest({ text: 'The licence was withdrawn and never given back.' })).items.map((s) => s.sourceId)).toEqual([report]);
    expect((await archive.api.briefs.notes({ id: brief.id })).total).toBeGreaterThan(0);
    expect((await archive.api.archives.state({})).damaged).toContainEqual({ what: 'blob', where: path });
    await expect(archive.api.sources.text({ id })).rejects.toMatchObject({ code: 'archive-damaged' });
    const rebuilt = await archive.rebuilt();
    expect((await rebuilt.api.sources.list({ status: 'here' })).total).toBe(2);
    expect((await rebuilt.api.claims.list({ brief: brief.id })).total).toBe(2);
    await rebuilt.attest.close();
  });

  it('does not hide the rest: the content of a brief', async () => {
    const { archive, brief } = await filled();
    archive.disk.overwrite(blobOf(archive, 'briefs', 'content_blob', brief.id).path, null);
    const rebuilt = await archive.rebuilt();
    expect((await rebuilt.api.briefs.list({})).items).toMatchObject([{ id: brief.id, title: brief.title, claims: 0 }]);
    await expect(rebuilt.api.briefs.text({ id: brief.id })).rejects.toMatchObject({ code: 'archive-damaged' });
    await rebuilt.attest.close();
  });

  it.each(['sources', 'briefs'])('leaves an archive that opens and answers: the key of one of the %s', async (table) => {
    const { archive, ruling: id, brief, claim, next } = await filled();
    await archive.api.citations.link({ claim: claim.id, source: id, quote: 'withdrawn on 12 June 2024', note: 'n' });
    await archive.api.claims.setReach({ brief: brief.id, mark: '1', claims: [next.id] });
    await archive.api.sources.describe({ id, title: 'New' });
    await archive.api.claims.setKind({ id: next.id, kind: 'law' });
    const missing = (await archive.api.sources.wanted({})).items[0];
    if (missing) await archive.api.sources.attach({ missing: missing.id, source: id });
    archive.disk.overwrite(blobOf(archive, table, 'subject', table === 'sources' ? id : brief.id).key, null);
    const rebuilt = await archive.rebuilt();
    const { api } = rebuilt;
    expect((await api.sources.list({ status: 'here' })).total).toBe(table === 'sources' ? 1 : 2);
    for (const { id: b } of (await api.briefs.list({})).items) {
      await api.claims.list({ brief: b });
      await api.briefs.notes({ id: b });
      await api.briefs.coverage({ id: b });
    }
    await api.search.query({ query: 'licence' });
    await api.search.quick({ text: 'ruling' });
    for (const _ of (await api.archives.history({})).items.slice(1)) await api.archives.undo({});
    expect(await api.archives.state({})).toMatchObject({ sources: 0, briefs: 0, missing: 0 });
    await rebuilt.attest.close();
  });
});

describe('a finding', () => {
  it('is dismissed by what was looked for, and what was found for a claim is not', async () => {
    const { archive, ruling: id, claim } = await filled();
    await archive.api.citations.link({ claim: claim.id, source: id, quote: 'on 4 March 2024' });
    await archive.api.claims.dismiss({ id: claim.id, code: 'cited-unseen', reason: 'seen in court' });
    const { findings, state } = await archive.api.claims.get({ id: claim.id });
    expect(findings.find((f) => f.code === 'cited-unseen')?.dismissed).toBe('seen in court');
    const figure = findings.find((f) => f.code === 'figure-not-found');
    if (figure) {
      expect(state).toBe('figure-not-found');
      const dismissed = await archive.api.claims.dismiss({ id: claim.id, code: 'figure-not-found', reason: 'rounded' });
      expect(dismissed.claim.findings.find((f) => f.code === 'figure-not-found')?.dismissed).toBe('rounded');
    }
    await expect(archive.api.claims.dismiss({ id: claim.id, code: 'linked', reason: 'x' })).rejects.toMatchObject({ code: 'finding-not-found' });
    await archive.attest.close();
  });
});

describe('files outside', () => {
  it('are never written into the archive, nor is the archive imported into itself', async () => {
    const folder = await temporaryFolder();
    const at = (...parts: string[]) => join(folder.path, ...parts);
    await mkdir(at('case'));
    await writeFile(at('case', 'ruling.txt'), ruling);
    const attest = engine({ readers: () => readersHere });
    const { api } = attest;
    await api.archives.create({ folder: attest.grant(at('case', 'archive'), 'archive'), name: 'Case', passphrase });
    const { items } = await attest.result<ImportResult>(await api.imports.start({ grants: [attest.grant(at('case'), 'read')] }));
    expect(items.map((i) => [i.name, i.result])).toEqual([
      ['case/archive', 'refused'],
      ['case/ruling.txt', 'imported'],
    ]);
    const inside = await attest.result<ImportResult>(await api.imports.start({ grants: [attest.grant(at('case', 'archive', 'attest.json'), 'read')] }));
    expect(inside.items.map((i) => i.result)).toEqual(['refused']);
    const id = items[1]?.sourceId;
    if (!id) throw new Error('not imported');
    await symlink(at('case', 'archive'), at('way'));
    for (const path of [at('case', 'archive'), at('case', 'archive', 'attest.json'), at('case', 'archive', 'new', 'x.txt'), at('way', 'x.txt')]) {
      await expect(api.sources.saveOriginal({ id, to: attest.grant(path, 'replace') })).rejects.toMatchObject({ code: 'wrong-input' });
      await expect(api.exports.wanted({ to: attest.grant(path, 'create') })).rejects.toMatchObject({ code: 'wrong-input' });
    }
    await expect(access(at('case', 'archive', 'x.txt'))).rejects.toThrow();
    // A link at the place itself is never followed.
    await writeFile(at('precious.txt'), 'mine');
    await symlink(at('precious.txt'), at('link.txt'));
    await expect(api.sources.saveOriginal({ id, to: attest.grant(at('link.txt'), 'create') })).rejects.toMatchObject({ code: 'file-exists' });
    await api.sources.saveOriginal({ id, to: attest.grant(at('link.txt'), 'replace') });
    expect(await readFile(at('precious.txt'), 'utf8')).toBe('mine');
    expect(await readFile(at('link.txt'), 'utf8')).toBe(ruling);
    // A token for one use is none for another.
    await expect(api.imports.start({ grants: [attest.grant(at('case'), 'archive')] })).rejects.toMatchObject({ code: 'grant-unknown' });
    await expect(api.briefs.import({ grant: attest.grant(at('precious.txt'), 'replace') })).rejects.toMatchObject({ code: 'grant-unknown' });
    await expect(attest.result(await api.briefs.import({ grant: attest.grant('/dev/zero', 'read') }))).rejects.toMatchObject({ code: 'unreadable-file' });
    await attest.close();
    await folder.remove();
  });

  it('that were staged are taken all or none, and are bounded', async () => {
    const archive = await QuickArchive.create();
    const whole = await archive.stage('a.txt', ruling);
    const { staged: half } = await archive.api.imports.stage({ name: 'b.txt', bytes: 10 });
    await expect(archive.api.imports.start({ staged: [whole, half] })).rejects.toMatchObject({ code: 'wrong-input' });
    const { items } = await archive.result<ImportResult>(await archive.api.imports.start({ staged: [whole] }));
    expect(items[0]?.result).toBe('imported');
    await expect(archive.api.imports.stage({ name: 'c', bytes: 600 * 1024 * 1024 })).rejects.toMatchObject({ code: 'unreadable-file' });
    await archive.attest.close();
  });
});

describe('an import', () => {
  it('goes on past a file that the tables refuse', async () => {
    const archive = await QuickArchive.create({
      readers: () => ({
        ...readersHere,
        async read(name, bytes) {
          const outcome = await readersHere.read(name, bytes);
          if (name !== 'huge.txt' || 'unreadable' in outcome) return outcome;
          const paragraphs = outcome.reading.paragraphs.map((p) => ({ ...p, ordinal: p.ordinal + 2 ** 20 }));
          return { ...outcome, reading: { ...outcome.reading, paragraphs } };
        },
      }),
    });
    const items = await archive.import({ 'a.txt': ruling, 'huge.txt': `${ruling}\n\n3. And more.`, 'z.txt': other });
    expect(items.map((i) => i.result)).toEqual(['imported', 'refused', 'imported']);
    expect((await archive.api.archives.state({})).sources).toBe(2);
    await archive.attest.close();
  });

  it('that is undone while it runs leaves nothing that cannot be undone', async () => {
    const archive = await QuickArchive.create();
    const { session } = archive.attest;
    const change = session.archive.mint<never>('h');
    const { draftReceived } = await import('../../main/archive/sources/commands.ts');
    const record = async (text: string) => {
      const outcome = await readersHere.read('a.txt', new TextEncoder().encode(text));
      if ('unreadable' in outcome) throw new Error('unreadable');
      const received = { ...outcome, original: new TextEncoder().encode(text), fileName: 'a.txt', kind: 'source' as const };
      await session.archive.change(
        async () => [(await draftReceived(session.archive, { ...received, provenance: '', title: text.slice(0, 5), symbol: null, address: null })).draft],
        change,
      );
    };
    await record(ruling);
    await archive.api.archives.undo({});
    await record(other);
    expect((await archive.api.archives.state({})).sources).toBe(1);
    expect((await archive.api.archives.history({})).items.find((c) => c.id === change)).toMatchObject({ count: 2, undone: false });
    await archive.api.archives.undo({});
    expect((await archive.api.archives.state({})).sources).toBe(0);
    await archive.attest.close();
  });
});

describe('a list', () => {
  it('of heavy claims comes in answers that fit a message', async () => {
    const archive = await QuickArchive.create();
    const words = Array.from({ length: 1500 }, (_, i) => `слово${i}`).join(' ');
    const [item] = await archive.import({ 'long.txt': words });
    const brief = await archive.importBrief(
      'b.md',
      `BRIEF\n\n${Array.from({ length: 30 }, (_, i) => `${i + 1}. В районе ${i} отключили воду.`).join('\n\n')}\n`,
    );
    const claims = (await archive.api.claims.list({ brief: brief.id })).items;
    if (!item?.sourceId) throw new Error('not imported');
    for (const claim of claims) for (let n = 0; n < 3; n++) await archive.api.citations.link({ claim: claim.id, source: item.sourceId, quote: words });
    const seen = [];
    for (let total = 1; seen.length < total; ) {
      const answer = await archive.api.claims.list({ brief: brief.id, offset: seen.length });
      expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThan(1024 * 1024);
      seen.push(...answer.items.map((c) => c.id));
      total = answer.total;
    }
    expect(seen).toEqual(claims.map((c) => c.id));
    await archive.attest.close();
  });

  it('of sources is in the order that people expect, page by page, after every change', async () => {
    const archive = await QuickArchive.create();
    const { api } = archive;
    const titles = ['Ясак 2', 'ясак 10', 'Əл', 'Әділет', 'Аул', 'éclair', 'Ethics', 'Party art', 'art of Party'];
    for (const title of titles) await api.sources.write({ kind: 'note', title, text: `About ${title}.` });
    const listed = async (input = {}) => (await api.sources.list(input)).items.map((s) => s.title);
    const collator = new Intl.Collator(['en', 'ru', 'kk'], { numeric: true, sensitivity: 'base' });
    const sorted = [...titles].sort(collator.compare);
    expect(await listed()).toEqual(sorted);
    expect(await listed({ descending: true })).toEqual([...sorted].reverse());
    expect(await listed({ offset: 2, limit: 3 })).toEqual(sorted.slice(2, 5));
    const [first] = (await api.sources.list({})).items;
    if (!first) throw new Error('nothing there');
    await api.sources.describe({ id: first.id, title: 'Яя' });
    await api.sources.write({ kind: 'note', title: 'Bread', text: 'Bread.' });
    const now = [...sorted.slice(1), 'Яя', 'Bread'].sort(collator.compare);
    expect(await listed()).toEqual(now);
    await api.archives.undo({});
    expect(await listed()).toEqual(now.filter((t) => t !== 'Bread'));
    // A word of the filter begins a word of the title.
    expect(await listed({ filter: 'part art' })).toEqual(['Party art']);
    expect(await listed({ filter: 'rt' })).toEqual([]);
    await archive.attest.close();
  });
});

describe('a brief', () => {
  it('imported twice is one brief, also at the same time', async () => {
    const archive = await QuickArchive.create();
    const [one, two] = await Promise.all([archive.importBrief('a.md', draft), archive.importBrief('b.md', draft)]);
    const three = await archive.importBrief('c.md', draft);
    expect([two.id, three.id]).toEqual([one.id, one.id]);
    await archive.api.archives.undo({});
    expect((await archive.api.briefs.list({})).total).toBe(0);
    expect((await archive.importBrief('c.md', draft)).id).not.toBe(one.id);
    await archive.attest.close();
  });
});

describe('a quote', () => {
  it('does not begin or end inside a character', async () => {
    const { archive, claim } = await filled();
    const [item] = await archive.import({ 'faces.txt': 'She wrote 😀😁 and left.' });
    if (!item?.sourceId) throw new Error('not imported');
    const link = (quote: string) => archive.api.citations.link({ claim: claim.id, source: item.sourceId as never, quote });
    await expect(link('wrote \ud83d')).rejects.toMatchObject({ code: 'quote-not-found' });
    expect((await link('😁 and')).citation.quote).toBe('😁 and');
    await archive.attest.close();
  });
});

describe('a call', () => {
  it.each([
    'constructor.x',
    '__proto__.x',
    '__proto__.__proto__',
    'archives.constructor',
    'archives.__proto__',
    'toString',
    'host.about',
    '',
    '.',
    'archives.',
  ])('of no name in the contract is refused: %s', async (name) => {
    const { dispatcher } = await import('../../main/engine/dispatch.ts');
    const archive = new QuickArchive();
    expect(await dispatcher(archive.attest.session)(1, name, {})).toMatchObject({ refused: { code: 'wrong-input' } });
  });
});
