import { describe, expect, test } from 'vitest';
import { copiedText } from '../../../main/hosts/copied.ts';

function desk() {
  const clipboard = { text: '' };
  const waiting: { run: () => void; milliseconds: number; stopped: boolean }[] = [];
  const copied = copiedText(
    {
      write: async (text) => {
        clipboard.text = text;
      },
      read: async () => clipboard.text,
      clear: async () => {
        clipboard.text = '';
      },
    },
    (run, milliseconds) => {
      const timer = { run, milliseconds, stopped: false };
      waiting.push(timer);
      return () => {
        timer.stopped = true;
      };
    },
  );
  return { clipboard, waiting, copied };
}

describe('copied text', () => {
  test('is taken back after a minute', async () => {
    const { clipboard, waiting, copied } = desk();
    await copied.copy('a passage');
    expect(clipboard.text).toBe('a passage');
    expect(waiting[0]?.milliseconds).toBe(60_000);
    waiting[0]?.run();
    await expect.poll(() => clipboard.text).toBe('');
  });

  test('is left alone once something else was copied', async () => {
    const { clipboard, copied } = desk();
    await copied.copy('a passage');
    clipboard.text = 'a shopping list';
    await copied.clear();
    expect(clipboard.text).toBe('a shopping list');
  });

  test('is taken back on lock, and the minute is over then', async () => {
    const { clipboard, waiting, copied } = desk();
    await copied.copy('a passage');
    await copied.clear();
    expect(clipboard.text).toBe('');
    expect(waiting[0]?.stopped).toBe(true);
  });

  test('waits a minute anew when more is copied', async () => {
    const { waiting, copied } = desk();
    await copied.copy('one');
    await copied.copy('two');
    expect(waiting.map((timer) => timer.stopped)).toEqual([true, false]);
  });

  test('one who quits while a lock clears waits for it', async () => {
    const { clipboard, copied } = desk();
    await copied.copy('a passage');
    void copied.clear();
    await copied.clear();
    expect(clipboard.text).toBe('');
  });

  test('what was in the clipboard before is never cleared', async () => {
    const { clipboard, copied } = desk();
    clipboard.text = 'mine';
    await copied.clear();
    expect(clipboard.text).toBe('mine');
  });
});
