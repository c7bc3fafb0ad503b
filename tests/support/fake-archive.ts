import type { Change } from '../../shared/contract/archives.ts';
import { Refusal } from '../../shared/contract/errors.ts';
import type { Job } from '../../shared/contract/jobs.ts';
import type { Notice } from '../../shared/contract/notices.ts';
import { type Citation, type Claim, type ClaimState, type FindingCode, findingOrder, needsSource } from '../../shared/model/brief.ts';
import { type BriefId, type JobId, mintId } from '../../shared/model/ids.ts';
import type { Source } from '../../shared/model/source.ts';
import { type BuiltText, buildText, type InventedSource, inventedBrief, inventedSources } from './invented-archive.ts';

export interface FakeOptions {
  /** Start with the archive open and filled, open and empty, or locked. */
  readonly start?: 'filled' | 'empty' | 'locked';
  /** That many sources more, to see long lists. */
  readonly more?: number;
  /** Milliseconds before each answer. */
  readonly delay?: number;
}

let minted = 0;
/** Ids in a row, so that a run can be repeated. */
export function nextId<T extends string>(letter: string): T {
  const bytes = new Uint8Array(12);
  new DataView(bytes.buffer).setUint32(8, ++minted * 7919);
  return mintId(
    letter,
    bytes.map((b) => b & 31),
  ) as T;
}

/** The state behind the fake; what it answers is in `fake-calls.ts`. */
export class FakeArchive {
  open: boolean;
  passphrase = 'correct horse battery staple';
  name = 'Appeal 2026';
  theme: 'system' | 'light' | 'dark' = 'system';
  sources: Source[] = [];
  texts = new Map<string, BuiltText>();
  claims: Claim[] = [];
  brief: { id: BriefId; built: BuiltText } | null = null;
  changes: { change: Change; undo: () => void }[] = [];
  jobs = new Map<JobId, Job>();
  asked = true;
  readonly tell: (notice: Notice) => void;

  constructor(options: FakeOptions, tell: (notice: Notice) => void) {
    this.tell = tell;
    this.open = options.start !== 'locked';
    if (options.start !== 'empty') this.fill();
    for (let i = 0; i < (options.more ?? 0); i++) {
      this.addSource({
        title: `Statement ${String(i + 1).padStart(5, '0')} of the Lissa committee`,
        kind: 'media',
        language: 'en',
        fileName: `s${i}.txt`,
        mediaType: 'text/plain',
        date: '2023',
        paragraphs: [{ text: 'A statement.' }],
      });
    }
  }

  addSource(given: InventedSource): Source {
    const built = buildText(given.paragraphs);
    const source: Source = {
      id: nextId('s'),
      title: given.title,
      kind: given.kind,
      status: given.paragraphs.length === 0 ? 'missing' : 'here',
      fileName: given.fileName,
      mediaType: given.mediaType,
      language: given.language,
      sha256: given.paragraphs.length === 0 ? null : 'ab'.repeat(32),
      bytes: given.paragraphs.length === 0 ? null : 18_432,
      importedAt: '2026-02-03T10:15:00.000Z',
      pages: built.pages.length || null,
      paragraphs: built.paragraphs.length,
      symbol: given.symbol ?? null,
      address: given.address ?? null,
      authors: [],
      date: given.date,
      confidentiality: given.confidentiality ?? 'public',
      provenance: given.paragraphs.length === 0 ? 'cited in Submission on freedom of assembly in Orvania' : (given.fileName ?? 'written in the archive'),
      cited: 0,
      leftOut: [],
    };
    this.sources.push(source);
    this.texts.set(source.id, built);
    return source;
  }

  fill(): void {
    for (const given of inventedSources) this.addSource(given);
    const id = nextId<BriefId>('b');
    const built = buildText(inventedBrief.paragraphs);
    this.brief = { id, built };
    for (const [i, paragraph] of inventedBrief.paragraphs.entries()) {
      const within = built.paragraphs[i];
      for (const given of paragraph.claims ?? []) {
        const start = built.text.indexOf(given.text, within?.start ?? 0);
        const claim: Claim = {
          id: nextId('c'),
          briefId: id,
          text: given.text,
          kind: given.kind,
          paragraph: paragraph.number ?? null,
          ordinal: i + 1,
          start,
          end: start + given.text.length,
          state: 'none',
          findings: [],
          citations: [],
        };
        claim.citations = (given.cites ?? []).map((cite) => this.cite(claim, this.sources[cite.source] as Source, cite.quote, cite.from));
        if (given.finding)
          claim.findings.push({ ...given.finding, detail: given.finding.looked, ...(claim.citations[0] && { citation: claim.citations[0].id }) });
        this.claims.push(claim);
        this.judge(claim);
      }
    }
    this.record('SourceImported', 4, '', () => undefined);
    this.record('BriefImported', 1, inventedBrief.title, () => undefined);
  }

  cite(claim: Claim, source: Source, quote: string | null, from: string | null): Citation {
    const built = this.texts.get(source.id);
    const start = quote === null ? null : (built?.text.indexOf(quote) ?? -1);
    const paragraph = built?.paragraphs.find((p) => start !== null && p.start <= start && p.end > start);
    source.cited++;
    return {
      id: nextId('t'),
      claimId: claim.id,
      sourceId: source.id,
      sourceTitle: source.title,
      erased: false,
      quote,
      start,
      end: start === null || quote === null ? null : start + quote.length,
      page: paragraph?.page ?? null,
      paragraph: paragraph?.number ?? null,
      pinpoint: from === '2' ? 'para 31' : null,
      signal: null,
      note: null,
      from,
    };
  }

  /** Findings that follow from the citations alone, and the state: the most serious finding that nobody dismissed. */
  judge(claim: Claim): void {
    const kept = claim.findings.filter(
      (f) => (f.code === 'quote-mismatch' || f.code === 'figure-not-found' || f.code === 'confirmed') && claim.citations.length > 0,
    );
    const add = (code: FindingCode) => kept.push({ code, detail: code });
    if (claim.citations.length === 0 && needsSource.has(claim.kind)) add('unsourced');
    for (const citation of claim.citations)
      if (citation.erased) kept.push({ code: 'cited-unseen', detail: 'Cited, erased from the archive', citation: citation.id });
      else if (citation.quote === null) add(this.sources.find((s) => s.id === citation.sourceId)?.status === 'missing' ? 'cited-unseen' : 'cited-whole');
    if (claim.citations.some((c) => c.quote !== null)) add('linked');
    claim.findings = kept;
    const open = kept.filter((f) => f.dismissed === undefined).map((f) => f.code);
    const serious = findingOrder.find((code) => open.includes(code) && !(code === 'linked' && open.includes('confirmed')));
    claim.state = (serious ?? 'none') as ClaimState;
  }

  record(what: string, count: number, about: string, undo: () => void): Change {
    const change: Change = {
      id: nextId('h'),
      sequence: this.changes.length + 1,
      at: new Date(Date.UTC(2026, 1, 3, 10, this.changes.length)).toISOString(),
      actor: 'this computer',
      what,
      count,
      about,
      undone: false,
    };
    this.changes.push({ change, undo });
    this.tell({ about: 'changed', nouns: ['archive', 'sources', 'briefs', 'claims', 'history'] });
    return change;
  }

  /** A job that tells three times how far it is, then ends with `result()`. */
  job(what: Job['what'], total: number, result: () => unknown): { job: JobId } {
    const id = nextId<JobId>('j');
    let job: Job = { id, what, state: 'running', done: 0, total, refused: 0, left: null, result: null };
    this.jobs.set(id, job);
    const step = (): void => {
      if (job.state !== 'running') return;
      const done = Math.min(total, job.done + Math.ceil(total / 3));
      try {
        job = done < total ? { ...job, done } : { ...job, done, state: 'done', result: result() };
      } catch (error) {
        job = { ...job, state: 'failed', result: error instanceof Refusal ? { code: error.code, data: error.data } : null };
      }
      this.jobs.set(id, job);
      this.tell({ about: 'job', job });
      setTimeout(step, 20);
    };
    setTimeout(step, 20);
    return { job: id };
  }
}
