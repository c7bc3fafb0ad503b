import type { ArchiveState } from '../../shared/contract/archives.ts';
import type { Contract } from '../../shared/contract/contract.ts';
import { Refusal } from '../../shared/contract/errors.ts';
import type { ImportedFile } from '../../shared/contract/imports.ts';
import type { Job } from '../../shared/contract/jobs.ts';
import type { AnswersFor } from './fake-answers.ts';
import { type FakeArchive, nextId } from './fake-archive.ts';
import { briefCalls } from './fake-briefs.ts';
import { erasingCalls } from './fake-erasing.ts';
import { keepingCalls } from './fake-keeping.ts';
import { keyCalls } from './fake-keys.ts';
import { readingCalls } from './fake-reading.ts';

export function stateOf(archive: FakeArchive): ArchiveState {
  const { open, sources } = archive;
  return {
    open,
    name: open ? archive.name : null,
    archiveId: open ? 'invented' : null,
    readOnly: null,
    damaged: [],
    sources: open ? sources.filter((s) => s.status === 'here').length : 0,
    missing: open ? sources.filter((s) => s.status === 'missing').length : 0,
    briefs: open && archive.brief ? 1 : 0,
    fingerprint: open ? '7c3f19aa'.repeat(8) : null,
    events: archive.changes.length,
    backup: null,
  };
}

const granted = (name: string) => ({ grant: nextId<never>('g'), name });

function ownCalls(archive: FakeArchive): AnswersFor<'archives' | 'jobs' | 'imports' | 'host'> {
  const staged = new Map<string, { name: string; bytes: Uint8Array }>();
  const jobOf = (id: string): Job => {
    const job = [...archive.jobs.values()].find((j) => j.id === id);
    if (!job) throw new Refusal('job-not-found', { id });
    return job;
  };
  const importOne = (name: string): ImportedFile => {
    if (/\.(zip|exe)$/.test(name)) return { name, result: 'refused', sourceId: null, title: null, reason: 'unknown-format' };
    const there = archive.sources.find((s) => s.fileName === name);
    if (there) return { name, result: 'already-there', sourceId: there.id, title: there.title, reason: null };
    const source = archive.addSource({
      title: name.replace(/\.\w+$/, ''),
      kind: 'source',
      language: 'en',
      fileName: name,
      mediaType: 'text/plain',
      date: null,
      paragraphs: [{ text: `The text of ${name}.` }],
    });
    return { name, result: 'imported', sourceId: source.id, title: source.title, reason: null };
  };
  return {
    archives: {
      create: ({ name, passphrase }) => {
        if (passphrase.length < 8) throw new Refusal('passphrase-too-short', { least: 8 });
        Object.assign(archive, { open: true, name, passphrase });
        return { recoveryKey: 'amber boat cedar delta ember frost grove haven inlet jade kelp lumen', state: stateOf(archive) };
      },
      open: ({ passphrase }) => {
        if (passphrase !== archive.passphrase) throw new Refusal('wrong-passphrase', {});
        archive.open = true;
        return stateOf(archive);
      },
      state: () => stateOf(archive),
      lock: () => {
        archive.open = false;
        archive.tell({ about: 'locked' });
        return {};
      },
      verify: () => archive.job('verify', 30, () => ({ ok: true, checked: 312, damaged: [] })),
      history: ({ offset, limit }) => ({
        items: archive.changes
          .map((c) => c.change)
          .reverse()
          .slice(offset, offset + limit),
        total: archive.changes.length,
      }),
      undo: () => {
        const last = archive.changes.findLast(({ change }) => !change.undone);
        if (!last) throw new Refusal('nothing-to-undo', {});
        last.undo();
        last.change.undone = true;
        archive.tell({ about: 'changed', nouns: ['claims', 'history', 'sources'] });
        return { undone: last.change };
      },
    },
    jobs: {
      get: ({ job }) => jobOf(job),
      wait: async ({ job }) => {
        while (jobOf(job).state === 'running') await new Promise((resolve) => setTimeout(resolve, 10));
        return jobOf(job);
      },
      cancel: () => ({}),
    },
    imports: {
      stage: ({ name, bytes }) => {
        const id = nextId<never>('f');
        staged.set(id, { name, bytes: new Uint8Array(bytes) });
        return { staged: id };
      },
      stagePiece: ({ staged: id, start, piece }) => {
        staged.get(id)?.bytes.set(piece, start);
        return {};
      },
      unstage: () => ({}),
      start: ({ grants, staged: ids }) => {
        const names = [
          ...grants.flatMap(() => ['letter-to-ombudsman.docx', 'observatory-2024.docx', 'photos.zip']),
          ...ids.map((id) => staged.get(id)?.name ?? ''),
        ];
        return archive.job('import', names.length, () => {
          const items = names.map(importOne);
          archive.record('SourceImported', items.filter((item) => item.result === 'imported').length, '', () => undefined);
          return { items, total: items.length, cancelled: false };
        });
      },
    },
    host: {
      about: () => ({ version: '0.1.0', platform: 'linux', host: 'chromium', sampleCase: true }),
      chooseNewArchive: () => granted('appeal'),
      chooseArchive: () => granted('appeal'),
      chooseFiles: () => [granted('files')],
      chooseFolder: () => granted('folder'),
      chooseBrief: () => granted('submission.docx'),
      chooseExport: ({ suggestedName, extension }) => granted(`${suggestedName}.${extension}`),
      sampleCase: () => ({
        documents: nextId<never>('g'),
        brief: nextId<never>('g'),
        testimony: { title: 'Testimony of a fish seller', text: 'I was at the harbour.' },
      }),
      startArchive: () => null,
      copyText: () => ({}),
      preferences: () => ({ theme: archive.theme }),
      setPreferences: ({ theme }) => {
        archive.theme = theme;
        return {};
      },
    },
  };
}

/** Every call of the contract by its name. The contract's schemas check what goes in and out, so the types meet again there. */
export function fakeCalls(archive: FakeArchive): Record<string, (input: never) => unknown> {
  const nouns: AnswersFor<keyof Contract> = {
    ...ownCalls(archive),
    ...keyCalls(archive),
    ...erasingCalls(archive),
    ...keepingCalls(archive),
    ...readingCalls(archive),
    ...briefCalls(archive),
  };
  return Object.fromEntries(
    Object.entries(nouns).flatMap(([noun, calls]) => Object.entries(calls).map(([verb, answer]) => [`${noun}.${verb}`, answer as (input: never) => unknown])),
  );
}
