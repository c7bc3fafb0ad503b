import { describe, expect, test } from 'vitest';
import { preferencesInMemory } from '../../../main/hosts/preferences.ts';
import { type WindowPorts, windowCalls } from '../../../main/hosts/window-calls.ts';
import { findCall } from '../../../shared/contract/contract.ts';
import { fakeEngine } from '../../support/fake-engine.ts';
import { preparedDialogs } from '../../support/prepared-dialogs.ts';

function host(over: Partial<WindowPorts> = {}) {
  const engine = fakeEngine();
  const dialogs = preparedDialogs();
  const copied: string[] = [];
  const calls = windowCalls({
    about: { version: '1.2.3', platform: 'linux', host: 'chromium' },
    dialogs,
    engine: { grant: engine.grant, lastArchive: () => null },
    preferences: preferencesInMemory(),
    copied: { copy: async (text) => void copied.push(text), clear: async () => undefined },
    sampleCase: { documents: '/sample/documents', brief: '/sample/brief.docx', testimony: { title: 'T', text: 'They came.' } },
    startArchive: null,
    ...over,
  });
  return { calls, engine, dialogs, copied };
}

describe('calls of the host', () => {
  test('a chosen folder becomes a token and its last name; no path comes out', async () => {
    const { calls, engine, dialogs } = host();
    dialogs.folders.push('/home/someone/Appeal 2026');
    const answer = await calls.chooseArchive({});
    expect(answer).toEqual({ grant: expect.stringMatching(/^g-/), name: 'Appeal 2026' });
    expect(engine.grants.get(answer?.grant ?? '')).toEqual({ path: '/home/someone/Appeal 2026', use: 'archive' });
  });

  test('a dialog that is turned away gives nothing', async () => {
    const { calls, engine } = host();
    expect(await calls.chooseArchive({})).toBeNull();
    expect(await calls.chooseNewArchive({})).toBeNull();
    expect(await calls.chooseFolder({})).toBeNull();
    expect(await calls.chooseFiles({})).toEqual([]);
    expect(await calls.chooseBrief({})).toBeNull();
    expect(await calls.chooseExport({ suggestedName: 'a', extension: 'docx' })).toBeNull();
    expect(engine.grants.size).toBe(0);
  });

  test('documents can be read and nothing else', async () => {
    const { calls, engine, dialogs } = host();
    dialogs.files.push(['/in/a.pdf', '/in/b.txt'], ['/in/brief.docx']);
    dialogs.folders.push('/in');
    await calls.chooseFiles({});
    await calls.chooseBrief({});
    await calls.chooseFolder({});
    expect([...engine.grants.values()]).toEqual([
      { path: '/in/a.pdf', use: 'read' },
      { path: '/in/b.txt', use: 'read' },
      { path: '/in/brief.docx', use: 'read' },
      { path: '/in', use: 'read' },
    ]);
  });

  test('a file is replaced only where the person agreed', async () => {
    const { calls, engine, dialogs } = host();
    dialogs.places.push({ path: '/out/a.docx', replace: false }, { path: '/out/a.docx', replace: true });
    await calls.chooseExport({ suggestedName: 'CON: \u0000brief/1', extension: 'docx' });
    await calls.chooseExport({ suggestedName: 'a', extension: 'docx' });
    expect([...engine.grants.values()].map((grant) => grant.use)).toEqual(['create', 'replace']);
    expect(dialogs.suggested).toEqual(['CON brief 1.docx', 'a.docx']);
  });

  test('the archive that was open last is offered again, before the one named at the start', async () => {
    const start = { startArchive: '/named/first' };
    expect(await host(start).calls.startArchive({})).toMatchObject({ name: 'first' });
    const engine = fakeEngine();
    expect(await host({ ...start, engine: { grant: engine.grant, lastArchive: () => '/opened/last' } }).calls.startArchive({})).toMatchObject({ name: 'last' });
    expect(await host().calls.startArchive({})).toBeNull();
  });

  test('says whether the sample case is there, and fails where it is asked for without being', async () => {
    expect(await host().calls.about({})).toMatchObject({ sampleCase: true, version: '1.2.3' });
    const without = host({ sampleCase: null }).calls;
    expect(await without.about({})).toMatchObject({ sampleCase: false });
    await expect(without.sampleCase({})).rejects.toThrow('did not come');
  });

  test('the theme is kept while the program runs', async () => {
    const { calls } = host();
    expect(await calls.preferences({})).toEqual({ theme: 'system' });
    await calls.setPreferences({ theme: 'dark' });
    expect(await calls.preferences({})).toEqual({ theme: 'dark' });
  });

  test('every answer is what the contract says', async () => {
    const { calls, dialogs } = host({ startArchive: '/start' });
    dialogs.folders.push('/a', '/b', '/c');
    dialogs.files.push(['/d'], ['/e']);
    dialogs.places.push({ path: '/f', replace: true });
    const inputs: Record<string, unknown> = {
      chooseExport: { suggestedName: 'x', extension: 'md' },
      copyText: { text: 'x' },
      setPreferences: { theme: 'light' },
    };
    for (const [verb, answer] of Object.entries(calls)) {
      const output = await (answer as (input: unknown) => Promise<unknown>)(inputs[verb] ?? {});
      expect(findCall(`host.${verb}`)?.output.safeParse(output).success, verb).toBe(true);
    }
  });
});
