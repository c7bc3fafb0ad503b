import { describe, expect, it } from 'vitest';
import { tablesVersion } from '../../main/archive/tables.ts';
import { Refusal } from '../../shared/contract/errors.ts';
import type { SourceId } from '../../shared/model/ids.ts';
import { findPlanted } from '../support/planted.ts';
import { QuickArchive } from '../support/quick-archive.ts';

/** Made up, and nowhere else: in the title, the text, the file's name, a footnote, a citation's pinpoint and note, a description. */
const planted = ['Quorbanish', 'zelvetrium', 'harnigoff', 'mixtolary', 'pandrelo', 'voskimund', 'trellabeg'];
const [inTitle, inText, inName, inNote, inPinpoint, inRemark, inDescription] = planted as [string, string, string, string, string, string, string];
const secret = `# ${inTitle} ruling\n\n1. The ${inText} licence of the harbour radio was withdrawn on 12 June 2024.[^1]\n\n[^1]: As ${inNote} says.\n`;
const other = '# Another paper\n\n1. The market was closed on 3 May 2024.\n';
const draft =
  '# Submission\n\n1. The licence was withdrawn in June 2024. The licence of the harbour radio was withdrawn on 12 June 2024.\n\n2. The market was closed.\n';

async function prepared() {
  const archive = await QuickArchive.create();
  const [first, second] = await archive.import({ [`${inName}.md`]: secret, 'other.md': other });
  const source = first?.sourceId as SourceId;
  await archive.importBrief('draft.md', draft);
  const { items } = await archive.api.claims.list({ brief: (await archive.api.briefs.list({})).items[0]?.id as never });
  const claim = (n: number) => items.filter((c) => c.kind !== 'introduction')[n]?.id as never;
  const quote = 'licence of the harbour radio was withdrawn on 12 June 2024';
  await archive.api.citations.link({ claim: claim(0), source, quote: `${inText} ${quote}`, pinpoint: inPinpoint, note: inRemark });
  await archive.api.citations.link({ claim: claim(1), source, note: inRemark });
  await archive.api.citations.link({ claim: claim(2), source: second?.sourceId as SourceId, quote: 'The market was closed on 3 May 2024' });
  await archive.api.sources.describe({ id: source, authors: [inDescription] });
  const { title } = await archive.api.sources.get({ id: source });
  return { archive, source, title, claim: claim(0) };
}

/** Everything that whoever has the master key can read: records, blobs, and the image of the tables; and the files as they are. */
async function readable(archive: QuickArchive): Promise<string[]> {
  const { vault } = archive.attest.session.archive;
  const all: Uint8Array[] = [...archive.disk.all().values()];
  for await (const { envelope, parts } of vault.events(0)) all.push(envelope, ...parts.flatMap((p) => (p.bytes ? [p.bytes] : [])));
  for (const [blob, subject] of archive.attest.session.archive.namedBlobs()) {
    const length = await vault.blobLength(subject, blob);
    if (length !== null) all.push(await vault.readBlob(subject, blob, 0, length));
  }
  const snapshot = await vault.readSnapshot(tablesVersion);
  if (snapshot) all.push(snapshot.image);
  all.push(archive.attest.session.archive.tables.image());
  return [...new Set(all.flatMap((bytes) => findPlanted(bytes, planted)))].sort();
}

const erase = async (archive: QuickArchive, id: SourceId, title: string) => archive.result(await archive.api.erasing.source({ id, title }));

describe('erasing a source for good', () => {
  it('leaves no word of it that could be read with the master key, and the archive whole', async () => {
    const { archive, source, title } = await prepared();
    await archive.attest.session.archive.snapshot();
    expect(await readable(archive)).toEqual([...planted].sort());
    await erase(archive, source, title);
    expect(await readable(archive)).toEqual([]);
    expect(await archive.result(await archive.api.archives.verify({}))).toMatchObject({ ok: true });
    expect((await archive.api.search.query({ query: 'licence' })).total).toBe(0);
    expect((await archive.api.search.query({ query: 'market' })).total).toBe(1);
    expect((await archive.api.search.quick({ text: inTitle })).total).toBe(0);
    await expect(archive.api.sources.get({ id: source })).rejects.toMatchObject({ code: 'source-not-found' });
    const live = archive.rows();
    await archive.attest.close();
    const reopened = await QuickArchive.open(archive.disk);
    expect(reopened.rows()).toEqual(live);
    const rebuilt = await reopened.rebuilt();
    expect(rebuilt.rows()).toEqual(live);
    expect(await readable(rebuilt)).toEqual([]);
    expect(await rebuilt.api.archives.state({})).toMatchObject({ readOnly: null, damaged: [], sources: 1 });
    await rebuilt.attest.close();
  });

  it('shows first what cites it and which sentences repeat it, and wants the title letter for letter', async () => {
    const { archive, source, title } = await prepared();
    const preview = await archive.api.erasing.preview({ source });
    expect(preview).toMatchObject({ title, cited: { total: 2 }, repeated: { total: 1 } });
    expect(preview.repeated.items[0]?.text).toContain('harbour radio was withdrawn on 12 June 2024');
    const before = await archive.api.archives.state({});
    await expect(erase(archive, source, title.toLowerCase())).rejects.toMatchObject({ code: 'wrong-input', data: { reason: 'title-differs' } });
    expect(await archive.api.archives.state({})).toEqual(before);
    expect((await readable(archive)).length).toBe(planted.length);
    await archive.attest.close();
  });

  it('shows what cites it as citing something erased; history says when and by whom, and not what', async () => {
    const { archive, source, title, claim } = await prepared();
    await erase(archive, source, title);
    const cited = await archive.api.claims.get({ id: claim });
    expect(cited).toMatchObject({ state: 'cited-unseen', citations: [{ erased: true, sourceTitle: '', quote: null, note: null, pinpoint: null }] });
    expect(cited.findings).toEqual([expect.objectContaining({ detail: 'Cited, erased from the archive' })]);
    expect((await archive.api.archives.history({})).items[0]).toMatchObject({ what: 'SourceErased', about: '', actor: 'passphrase 1' });
    const notes = await archive.api.briefs.notes({ id: cited.briefId });
    expect(notes.items.map((n) => n.text).join()).toContain('Another paper');
    await expect(erase(archive, source, title)).rejects.toMatchObject({ code: 'source-not-found' });
    await archive.attest.close();
  });

  it('is passed over by undo, which takes back everything else', async () => {
    const { archive, source, title } = await prepared();
    await erase(archive, source, title);
    const undone: string[] = [];
    for (;;) {
      const change = await archive.api.archives.undo({}).catch((error: unknown) => {
        expect(error).toMatchObject({ code: 'nothing-to-undo' });
        return null;
      });
      if (!change) break;
      undone.push(change.undone.what);
    }
    expect(undone).toEqual(['SourceDescribed', 'PassageLinked', 'SourceCited', 'PassageLinked', 'BriefImported', 'SourceImported']);
    expect(await readable(archive)).toEqual([]);
    const live = archive.rows();
    const rebuilt = await archive.rebuilt();
    expect(rebuilt.rows()).toEqual(live);
    await rebuilt.attest.close();
  });

  it('reaches a source whose import was undone', async () => {
    const archive = await QuickArchive.create();
    const [item] = await archive.import({ [`${inName}.md`]: secret });
    const source = item?.sourceId as SourceId;
    const { title } = await archive.api.sources.get({ id: source });
    await archive.api.archives.undo({});
    expect((await readable(archive)).length).toBeGreaterThan(0);
    await erase(archive, source, title);
    expect(await readable(archive)).toEqual([]);
    await archive.attest.close();
  });

  it('that was interrupted after its event is finished at the next opening', async () => {
    const { archive, source, title } = await prepared();
    await archive.attest.session.archive.snapshot();
    const { vault } = archive.attest.session.archive;
    vault.eraseSubject = async () => {
      throw new Refusal('write-failed', { reason: 'EIO' });
    };
    await expect(erase(archive, source, title)).rejects.toMatchObject({ code: 'write-failed' });
    await expect(archive.api.sources.get({ id: source })).rejects.toMatchObject({ code: 'source-not-found' });
    await archive.attest.close();
    const reopened = await QuickArchive.open(archive.disk);
    expect(await readable(reopened)).toEqual([]);
    expect(await reopened.api.archives.state({})).toMatchObject({ readOnly: null, damaged: [], sources: 1 });
    const live = reopened.rows();
    expect((await reopened.rebuilt()).rows()).toEqual(live);
  });

  it('holds against a key file that comes back from an older copy', async () => {
    const { archive, source, title } = await prepared();
    const older = archive.disk.all();
    await erase(archive, source, title);
    await archive.attest.close();
    for (const [path, bytes] of older) if (path.startsWith('subjects/') || path.startsWith('blobs/')) archive.disk.overwrite(path, bytes);
    const reopened = await QuickArchive.open(archive.disk);
    expect(await readable(reopened)).toEqual([]);
    expect(await reopened.api.archives.state({})).toMatchObject({ readOnly: null, damaged: [] });
    await reopened.attest.close();
  });
});
