import { describe, expect, test } from 'vitest';
import { engineSeat } from '../../../main/hosts/seat.ts';
import type { Notice } from '../../../shared/contract/notices.ts';
import { type FakeEngine, fakeEngine } from '../../support/fake-engine.ts';

function seats() {
  const engines: FakeEngine[] = [];
  const seat = engineSeat(() => {
    const engine = fakeEngine();
    engines.push(engine);
    return engine;
  });
  const heard: Notice[] = [];
  seat.onNotice((notice) => heard.push(notice));
  return { seat, engines, heard };
}

describe('the seat of the engine', () => {
  test('starts no engine before it is asked, and one for calls at the same time', async () => {
    const { seat, engines } = seats();
    expect(engines).toHaveLength(0);
    await Promise.all([seat.call('archives.state', {}), seat.call('jobs.get', {}), seat.grant('/a', 'read')]);
    expect(engines).toHaveLength(1);
  });

  test('ends the engine on lock and starts another on the next call', async () => {
    const { seat, engines, heard } = seats();
    await seat.call('archives.lock', {});
    expect(engines[0]?.stopped).toBe(true);
    expect(heard).toEqual([{ about: 'locked' }]);
    await seat.call('archives.state', {});
    expect(engines).toHaveLength(2);
  });

  test('tells the window once, whichever of lock, notice and end comes first', async () => {
    const { seat, engines, heard } = seats();
    await seat.call('archives.state', {});
    engines[0]?.tell({ about: 'locked' });
    engines[0]?.die();
    engines[0]?.tell({ about: 'changed', nouns: ['sources'] });
    expect(heard).toEqual([{ about: 'locked' }]);
  });

  test('an engine that dies is told as a lock, and the window goes on with another', async () => {
    const { seat, engines, heard } = seats();
    await seat.call('archives.state', {});
    engines[0]?.die();
    expect(heard).toEqual([{ about: 'locked' }]);
    expect(await seat.call('archives.state', {})).toMatchObject({ ok: {} });
    expect(engines).toHaveLength(2);
  });

  test('remembers the folder that was opened, and takes its old token after a lock', async () => {
    const { seat, engines } = seats();
    const folder = await seat.grant('/archive', 'archive');
    expect(seat.lastArchive()).toBeNull();
    await seat.call('archives.open', { folder, passphrase: 'p' });
    expect(seat.lastArchive()).toBe('/archive');
    await seat.call('archives.lock', {});
    await seat.call('archives.open', { folder, passphrase: 'p' });
    const asked = engines[1]?.calls[0]?.input as { folder: string };
    expect(engines[1]?.grants.get(asked.folder)).toEqual({ path: '/archive', use: 'archive' });
  });

  test('does not make a token for reading good for an archive', async () => {
    const { seat, engines } = seats();
    const folder = await seat.grant('/documents', 'read');
    await seat.call('archives.open', { folder });
    expect(engines[0]?.calls[0]?.input).toEqual({ folder });
    expect(seat.lastArchive()).toBeNull();
  });

  test('closes the archive in order before it ends the engine', async () => {
    const { seat, engines } = seats();
    await seat.call('archives.state', {});
    await seat.stop();
    expect(engines[0]?.calls.at(-1)?.name).toBe('archives.lock');
    expect(engines[0]?.stopped).toBe(true);
  });
});
