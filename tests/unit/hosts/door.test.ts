import { describe, expect, test } from 'vitest';
import { door } from '../../../main/hosts/door.ts';
import { callNames, type HostApi } from '../../../shared/contract/contract.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import { fakeEngine } from '../../support/fake-engine.ts';

const noFault = (error: unknown) => {
  throw error;
};
const host = { preferences: async () => ({ theme: 'dark' }) } as unknown as HostApi;

describe('the door', () => {
  test('hands a call of the engine on, with defaults filled in', async () => {
    const engine = fakeEngine();
    expect(await door(engine, host, noFault)('archives.history', {})).toEqual({ id: 1, ok: {} });
    expect(engine.calls).toEqual([{ name: 'archives.history', input: { offset: 0, limit: 100 } }]);
  });

  test('answers a call of the host without asking the engine', async () => {
    const engine = fakeEngine();
    expect(await door(engine, host, noFault)('host.preferences', {})).toMatchObject({ ok: { theme: 'dark' } });
    expect(engine.calls).toEqual([]);
  });

  test.each(['archives.steal', 'archives', 'archives.constructor', '__proto__.open', 'host.toString', '', 7, null, { toString: () => 'archives.state' }])(
    'lets %j, which is no call, through to nobody',
    async (name) => {
      const engine = fakeEngine();
      expect(await door(engine, host, noFault)(name, {})).toMatchObject({ refused: { code: 'wrong-input' } });
      expect(engine.calls).toEqual([]);
    },
  );

  test('says where an input is wrong and never what was sent', async () => {
    const reply = await door(fakeEngine(), host, noFault)('archives.open', { folder: '/home/someone', passphrase: 77 });
    expect(reply).toMatchObject({ refused: { code: 'wrong-input' } });
    expect(JSON.stringify(reply)).toContain('passphrase: invalid_type');
    expect(JSON.stringify(reply)).not.toMatch(/someone|77/);
  });

  test('takes a path in place of a token from nobody', async () => {
    const engine = fakeEngine();
    await door(engine, host, noFault)('exports.write', { brief: 'b-000000000000', format: 'md', to: '/etc/passwd' });
    expect(engine.calls).toEqual([]);
  });

  test('refuses a message over 1 MiB before its schema is looked at', async () => {
    const engine = fakeEngine();
    const input = { staged: 'f-000000000000', start: 0, piece: new Uint8Array(1024 * 1024 + 1) };
    expect(await door(engine, host, noFault)('imports.stagePiece', input)).toMatchObject({
      refused: { code: 'wrong-input', data: { reason: 'larger than 1048576 bytes' } },
    });
    expect(engine.calls).toEqual([]);
  });

  test('refuses a message that holds itself', async () => {
    const input: Record<string, unknown> = {};
    input.again = input;
    expect(await door(fakeEngine(), host, noFault)('archives.state', input)).toMatchObject({ refused: { code: 'wrong-input' } });
  });

  test('turns a refusal of the host into data', async () => {
    const refusing = { copyText: () => Promise.reject(new Refusal('no-permission', {})) } as unknown as HostApi;
    expect(await door(fakeEngine(), refusing, noFault)('host.copyText', { text: 'a' })).toEqual({ id: 1, refused: { code: 'no-permission', data: {} } });
  });

  test('tells of a fault without its words, which may hold a path', async () => {
    const faults: unknown[] = [];
    const failing = { about: () => Promise.reject(Object.assign(new Error('no such file /home/someone/x'), { code: 'ENOENT' })) } as unknown as HostApi;
    const reply = await door(fakeEngine(), failing, (fault) => faults.push(fault))('host.about', {});
    expect(reply).toEqual({ id: 1, failed: { message: 'Error ENOENT in the host' } });
    expect(faults).toHaveLength(1);
  });

  test('knows every call of the contract', async () => {
    const engine = fakeEngine();
    const everything = new Proxy({}, { get: () => async () => ({}) }) as HostApi;
    for (const name of callNames) {
      const reply = await door(engine, everything, noFault)(name, null);
      expect(reply, name).toMatchObject({ refused: { code: 'wrong-input', data: { reason: expect.stringContaining('input: ') } } });
    }
  });
});
