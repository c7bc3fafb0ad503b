import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { formatOf } from '../../main/ingest/format.ts';
import type { ReaderProcess } from '../../main/ingest/reader-process.ts';
import { openReaders } from '../../main/ingest/readers.ts';
import { sentenceFor } from '../../main/ingest/reasons.ts';
import { isRefusal } from '../../shared/contract/errors.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const readers = openReaders({ processes: 2 });
afterAll(() => readers.close());

/** A reader process that does what a test tells it to. */
function puppet(behave: (tell: (message: unknown) => void, end: () => void) => void): ReaderProcess & { killed: boolean } {
  let tell: (message: unknown) => void = () => {};
  let end: () => void = () => {};
  const process = {
    killed: false,
    send: () => behave(tell, end),
    onMessage: (listener: (message: unknown) => void) => {
      tell = listener;
    },
    onEnd: (listener: () => void) => {
      end = listener;
    },
    residentBytes: async () => 1,
    kill: () => {
      process.killed = true;
    },
  };
  return process;
}

describe('the pool of readers', () => {
  it('reads many files, each in its own process', async () => {
    const outcomes = await Promise.all(Array.from({ length: 6 }, (_, index) => readers.read(`${index}.txt`, bytes(`Paragraph ${index}.`))));
    expect(outcomes.map((outcome) => ('reading' in outcome ? outcome.reading.text : outcome.unreadable))).toEqual(
      Array.from({ length: 6 }, (_, index) => `Paragraph ${index}.`),
    );
  });

  it('never gives a process a second document', async () => {
    const given: number[] = [];
    const counted = openReaders({
      processes: 1,
      start: () => {
        const index = given.push(0) - 1;
        return puppet((tell) => {
          given[index] = (given[index] ?? 0) + 1;
          tell({ outcome: { mediaType: null, unreadable: 'damaged', detail: '' } });
        });
      },
    });
    for (let index = 0; index < 5; index++) await counted.read('a.txt', bytes('x'));
    expect(Math.max(...given)).toBe(1);
    await counted.close();
  });

  it('starts the spare process for the format that waits next, else for one more of the same', async () => {
    const likely: (string | undefined)[] = [];
    const pool = openReaders({
      processes: 1,
      start: (launch) => {
        likely.push(launch.likely);
        return puppet((tell) => setImmediate(tell, { outcome: { mediaType: null, unreadable: 'damaged', detail: '' } }));
      },
    });
    await Promise.all(['a.txt', 'b.PDF', 'c.docx'].map((name) => pool.read(name, bytes('x'))));
    expect(likely).toEqual(['txt', 'pdf', 'docx', 'docx']);
    await pool.close();
  });

  it('stops a reading that takes too long, and goes on with the next', async () => {
    const quick = openReaders({ processes: 1, seconds: 0.05, start: () => puppet(() => {}) });
    expect(await quick.read('a.txt', bytes('x'))).toMatchObject({ unreadable: 'too-slow' });
    expect(await quick.read('b.txt', bytes('x'))).toMatchObject({ unreadable: 'too-slow' });
    await quick.close();
  });

  it('stops a reading that takes too much memory', async () => {
    const started: (ReaderProcess & { killed: boolean })[] = [];
    const small = openReaders({
      memoryMb: 100,
      start: () => {
        const hungry = { ...puppet(() => {}), residentBytes: async () => 101 * 1024 * 1024 };
        started.push(hungry);
        return hungry;
      },
    });
    expect(await small.read('a.txt', bytes('x'))).toMatchObject({ unreadable: 'too-large' });
    await small.close();
  });

  it('says so when a process dies, and does not believe one that lies', async () => {
    const lies: [string, (tell: (message: unknown) => void, end: () => void) => void][] = [
      ['the reader ended early', (_, end) => end()],
      ['what it returned makes no sense', (tell) => tell({ outcome: { mediaType: 'text/plain', reading: { text: 'x' } } })],
      ['the reader met something it does not know', (tell) => tell({ fault: 'TypeError' })],
    ];
    for (const [detail, behave] of lies) {
      const pool = openReaders({ start: () => puppet(behave) });
      expect(await pool.read('a.txt', bytes('x'))).toEqual({ mediaType: null, unreadable: 'reader-stopped', detail });
      await pool.close();
    }
  });

  it('does not believe offsets outside the text', async () => {
    const good = await readers.read('a.txt', bytes('One.\n\nTwo.[^1]\n\n[^1]: Note.'));
    if (!('reading' in good)) throw new Error(good.unreadable);
    const [first, ...rest] = good.reading.paragraphs;
    if (!first) throw new Error('no paragraph');
    const wrong = [
      { ...good.reading, paragraphs: [{ ...first, end: 3 }, ...rest] },
      { ...good.reading, paragraphs: rest },
      { ...good.reading, paragraphs: [first, ...rest.map((paragraph, index) => (index === 0 ? { ...paragraph, start: paragraph.start + 1 } : paragraph))] },
      { ...good.reading, footnotes: good.reading.footnotes.map((note) => ({ ...note, at: 1000 })) },
      { ...good.reading, links: [{ text: 'One', target: null, start: 1, end: 4 }] },
      {
        ...good.reading,
        pages: [
          { page: 1, start: 5 },
          { page: 2, start: 0 },
        ],
      },
      { ...good.reading, text: `${good.reading.text}\nmore` },
    ];
    for (const reading of wrong) {
      const pool = openReaders({ start: () => puppet((tell) => tell({ outcome: { mediaType: 'text/plain', reading } })) });
      expect(await pool.read('a.txt', bytes('x'))).toMatchObject({ unreadable: 'reader-stopped' });
      await pool.close();
    }
  });

  it('cancels a reading under way and one that waits', async () => {
    const slow = puppet(() => {});
    const pool = openReaders({ processes: 1, start: () => slow });
    const first = new AbortController();
    const second = new AbortController();
    const readings = [pool.read('a.txt', bytes('x'), first.signal), pool.read('b.txt', bytes('x'), second.signal)];
    await new Promise(setImmediate);
    second.abort();
    first.abort();
    for (const settled of await Promise.allSettled(readings)) expect(settled.status === 'rejected' && isRefusal(settled.reason, 'cancelled')).toBe(true);
    expect(slow.killed).toBe(true);
    await pool.close();
  });

  it('cancels what is under way when it is closed', async () => {
    const pool = openReaders({ processes: 1, start: () => puppet(() => {}) });
    const readings = Promise.allSettled([pool.read('a.txt', bytes('x')), pool.read('b.txt', bytes('x'))]);
    await new Promise(setImmediate);
    await pool.close();
    for (const settled of await readings) expect(settled.status === 'rejected' && isRefusal(settled.reason, 'cancelled')).toBe(true);
  });

  it('refuses empty and oversized files without starting anything', async () => {
    const pool = openReaders({
      maxBytes: 3,
      start: () => {
        throw new Error('started');
      },
    });
    expect(await pool.read('a.pdf', new Uint8Array())).toMatchObject({ unreadable: 'empty' });
    expect(await pool.read('a.pdf', new Uint8Array(4))).toMatchObject({ unreadable: 'too-large' });
  });
});

describe('a reader process', () => {
  it('reaches no network, no file outside its code, no other process and no thread', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'attest-reader-'));
    const root = join(import.meta.dirname, '..', '..');
    const entry = join(folder, 'attempts.ts');
    writeFileSync(
      entry,
      `import { createRequire } from 'node:module';
       import { takeNetworkAway } from '${join(root, 'main/ingest/without-network.ts')}';
       takeNetworkAway();
       const own = createRequire(import.meta.url);
       const attempts = {
         required: () => own('net'), required2: () => own('node:https'), imported: () => import('node:dgram'), imported2: () => import('dns/promises'),
         builtin: () => process.getBuiltinModule('node:tls'), binding: () => process.binding('tcp_wrap'), fetched: () => fetch('http://127.0.0.1:1'),
         socket: () => new WebSocket('ws://127.0.0.1:1'), read: () => own('node:fs').readFileSync('/etc/passwd'), written: () => own('node:fs').writeFileSync('${folder}/w', ''),
         child: () => own('node:child_process').spawnSync('true').error ?? (() => { throw 0 })(), thread: () => new (own('node:worker_threads').Worker)('1', { eval: true }),
         put: () => { process.getBuiltinModule = 1 as never; },
       };
       const done: string[] = [];
       for (const [name, attempt] of Object.entries(attempts)) await Promise.resolve().then(attempt).then((value) => { if (!(value instanceof Error)) done.push(name); }, () => {});
       process.send?.({ done, tried: Object.keys(attempts).length }, () => process.disconnect());`,
    );
    const reads = [join(root, 'main/ingest'), join(root, 'node_modules'), join(root, 'package.json'), folder];
    const child = fork(entry, [], {
      execArgv: ['--permission', ...reads.map((path) => `--allow-fs-read=${path}`)],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const said = await new Promise((resolve) => {
      child.once('message', resolve);
      child.once('exit', () => resolve(null));
    });
    expect(said).toEqual({ done: [], tried: 13 });
    await rm(folder, { recursive: true });
  });
});

describe('telling formats apart', () => {
  const reasonOf = (name: string, content: Uint8Array) => {
    try {
      return formatOf(name, content);
    } catch (error) {
      return (error as { reason?: unknown }).reason;
    }
  };

  it('goes by what a file holds, and refuses a name that says something else', () => {
    expect(reasonOf('a.txt', bytes('Text.'))).toBe('txt');
    expect(reasonOf('a.MD', bytes('# Text'))).toBe('md');
    expect(reasonOf('a.html', bytes('<p>Part of a page'))).toBe('html');
    expect(reasonOf('a', bytes('%PDF-1.7\n'))).toBe('pdf');
    expect(reasonOf('a.txt', bytes('%PDF-1.7\n'))).toBe('not-what-its-name-says');
    expect(reasonOf('a.pdf', bytes('Text.'))).toBe('not-what-its-name-says');
    expect(reasonOf('a.docx', bytes('<!doctype html><p>'))).toBe('not-what-its-name-says');
    expect(reasonOf('a.txt', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]))).toBe('not-what-its-name-says');
    expect(reasonOf('a.xyz', bytes('Text.'))).toBe('unknown-format');
    expect(reasonOf('a.constructor', bytes('Text.'))).toBe('unknown-format');
    expect(reasonOf('a.pdf', new Uint8Array())).toBe('empty');
  });

  it('has a sentence for each reason that says what to do', () => {
    for (const reason of [
      'empty',
      'unknown-format',
      'not-what-its-name-says',
      'damaged',
      'protected-by-password',
      'no-text',
      'too-large',
      'too-slow',
      'reader-stopped',
    ] as const) {
      for (const detail of ['', 'a PDF']) expect(sentenceFor(reason, detail)).toMatch(/^[A-Z].{30,}\.$/);
    }
  });
});
