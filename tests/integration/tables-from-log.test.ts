import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../shared/contract/errors.ts';
import type { Claim } from '../../shared/model/brief.ts';
import { QuickArchive } from '../support/quick-archive.ts';

const ruling = (n: number) =>
  `RULING ${n}\n\n1. The court of Velmara heard case ${n} on ${n + 1} March 2024.\n\n2. The licence was withdrawn on 12 June 2024 without a hearing.\n`;
const work = 'District Court of Tolmey, “Ruling in the case of the radio”, HR/C/XVM/9';
const draft = (n: number) =>
  `SUBMISSION ${n}\n\n1. The licence was withdrawn without a hearing in June 2024.[^1] At least 300 people “protested” on the square.[^2]\n\n2. Case ${n} was heard by the court.[^3]\n\nRecommendations\n\n3. Restore the licence.\n\n[^1]: ${work}, para 2.\n\n[^2]: Ministry of Works, “Another paper of ${n}”, HR/C/XVM/9, para 3; Council of Velmara, “Report ${n}”, 2023.\n\n[^3]: Ibid., para 5.\n`;

interface Step {
  readonly what: number;
  readonly a: number;
  readonly b: number;
}
const erasing = 13;
const stepsTo = (last: number) => fc.array(fc.record({ what: fc.nat(last), a: fc.nat(99), b: fc.nat(99) }), { minLength: 5, maxLength: 14 });
const steps = stepsTo(erasing - 1);
const pick = <T>(all: readonly T[], n: number): T | undefined => all[n % Math.max(1, all.length)];

async function claimsOf(archive: QuickArchive): Promise<Claim[]> {
  const { items } = await archive.api.briefs.list({});
  return (await Promise.all(items.map((b) => archive.api.claims.list({ brief: b.id })))).flatMap((l) => l.items);
}

/** Everything that a person sees. */
async function view(archive: QuickArchive) {
  const { api } = archive;
  const briefs = (await api.briefs.list({})).items;
  const seen = [];
  for (const { id } of briefs) {
    seen.push({
      got: await api.briefs.get({ id }),
      claims: (await api.claims.list({ brief: id })).items,
      notes: (await api.briefs.notes({ id })).items,
      coverage: await api.briefs.coverage({ id }),
    });
  }
  return { seen, sources: await api.sources.list({}), wanted: await api.sources.wanted({}), found: (await api.search.query({ query: 'licence' })).total };
}

/** Does one step; false where it was refused or there was nothing to do it to. */
async function take(archive: QuickArchive, { what, a, b }: Step): Promise<boolean> {
  const { api } = archive;
  const claim = pick(await claimsOf(archive), a);
  const here = pick((await api.sources.list({ status: 'here' })).items, b);
  const missing = pick((await api.sources.wanted({})).items, a);
  const brief = pick((await api.briefs.list({})).items, a);
  const before = (await api.archives.history({})).total;
  try {
    if (what === 0) await archive.import({ [`${a}.txt`]: ruling(a), [`${b}.txt`]: ruling(b) });
    if (what === 1) await api.sources.write({ kind: 'note', title: `Note ${a}`, text: `A note on case ${b}.` });
    if (what === 2) await archive.importBrief(`${a}.md`, draft(a % 3));
    if (what === 3 && claim && here) await api.citations.link({ claim: claim.id, source: here.id, quote: 'on 12 June 2024 without' });
    if (what === 4 && claim && here) await api.citations.link({ claim: claim.id, source: here.id, pinpoint: 'para 3', signal: 'see', note: 'n' });
    const citation = pick(claim?.citations ?? [], b);
    if (what === 5 && citation) await api.citations.unlink({ id: citation.id });
    if (what === 6 && claim) await api.claims.setKind({ id: claim.id, kind: a % 2 ? 'argument' : 'law' });
    if (what === 7 && claim) await api.claims.confirm({ id: claim.id });
    const finding = pick(claim?.findings ?? [], b);
    if (what === 8 && claim && finding) await api.claims.dismiss({ id: claim.id, code: finding.code, looked: finding.looked, reason: `r${a}` });
    if (what === 9 && brief && claim)
      await api.claims.setReach({ brief: brief.id, mark: String(1 + (b % 3)), claims: claim.briefId === brief.id ? [claim.id] : [] });
    if (what === 10 && brief) {
      const question = pick((await api.briefs.get({ id: brief.id })).questions, b);
      if (question) await api.briefs.answer({ id: brief.id, one: question.one.sourceId, other: question.other.sourceId, same: a % 2 === 0 });
    }
    if (what === 11 && missing && here) await api.sources.attach({ missing: missing.id, source: here.id });
    if (what === 12 && here) await api.sources.describe({ id: here.id, title: `Title ${a}`, authors: ['A'], symbol: b % 2 ? 'HR/C/XVM/9' : null });
    if (what === erasing && here) await archive.result(await api.erasing.source({ id: here.id, title: here.title }));
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
  return (await api.archives.history({})).total > before;
}

describe('the tables', () => {
  it('are the same from the log alone, with and without a snapshot; and every change is taken back whole', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        let archive = await QuickArchive.create();
        const views = [];
        for (const step of [{ what: 0, a: 1, b: 2 }, { what: 2, a: 0, b: 0 }, ...all]) {
          const seen = await view(archive);
          if (await take(archive, step)) views.push(seen);
        }
        const live = archive.rows();
        await archive.attest.close();
        archive = await QuickArchive.open(archive.disk);
        expect(archive.rows()).toEqual(live);
        archive = await archive.rebuilt();
        expect(archive.rows()).toEqual(live);
        for (const before of views.reverse()) {
          await archive.api.archives.undo({});
          expect(await view(archive)).toEqual(before);
        }
        await expect(archive.api.archives.undo({})).rejects.toMatchObject({ code: 'nothing-to-undo' });
        expect(await archive.api.archives.state({})).toMatchObject({ sources: 0, missing: 0, briefs: 0 });
        const undone = archive.rows();
        archive = await archive.rebuilt();
        expect(archive.rows()).toEqual(undone);
        await archive.attest.close();
      }),
      { numRuns: Number(process.env.RUNS ?? 5), endOnFailure: true, seed: Number(process.env.SEED ?? 7) },
    );
  });

  it('are the same from the log alone after something was erased, and when all the rest is taken back', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(stepsTo(erasing), fc.nat(99), async (all, b) => {
        let archive = await QuickArchive.create();
        const first = [
          { what: 0, a: 1, b: 2 },
          { what: 2, a: 0, b: 0 },
        ];
        const half = Math.floor(all.length / 2);
        for (const step of [...first, ...all.slice(0, half), { what: erasing, a: 0, b }, ...all.slice(half)]) await take(archive, step);
        const live = archive.rows();
        archive = await archive.rebuilt();
        expect(archive.rows()).toEqual(live);
        await view(archive);
        for (;;) {
          const refused = await archive.api.archives.undo({}).then(
            () => null,
            (error: unknown) => error,
          );
          if (refused === null) continue;
          expect(refused).toMatchObject({ code: 'nothing-to-undo' });
          break;
        }
        expect(await archive.api.archives.state({})).toMatchObject({ sources: 0, missing: 0, briefs: 0 });
        const undone = archive.rows();
        archive = await archive.rebuilt();
        expect(archive.rows()).toEqual(undone);
        await archive.attest.close();
      }),
      { numRuns: Number(process.env.RUNS ?? 5), endOnFailure: true, seed: Number(process.env.SEED ?? 7) },
    );
  });
});
