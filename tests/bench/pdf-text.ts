import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { readHere } from '../../main/ingest/read.ts';
import { openReaders } from '../../main/ingest/readers.ts';
import type { Readers } from '../../main/ingest/types.ts';

interface Row {
  figure: string;
  value: string;
  comparedWith: string;
  toReach: string;
  reached: boolean | null;
}

/** PDF text with anchors against a bare pdf.js text loop over the same files, in the same run. */
export async function rows({ small }: { small: boolean }): Promise<Row[]> {
  const pages = small ? 60 : 300;
  const files = Array.from({ length: 2 }, (_, index) => pdfOf(pages, index + 1));
  const total = pages * files.length;
  // Once each before it counts: the first pages pay for compiling.
  for (let round = 0; round < 3; round++) {
    await bareLoop(pdfOf(60, 9));
    await readHere('warm.pdf', pdfOf(60, 9));
  }
  const bare: number[] = [];
  const own: number[] = [];
  for (let round = 0; round < (small ? 2 : 3); round++) {
    bare.push(
      await worked(async () => {
        for (const file of files) await bareLoop(file.slice());
      }),
    );
    own.push(
      await worked(async () => {
        for (const file of files) {
          const outcome = await readHere('pages.pdf', file.slice());
          if (!('reading' in outcome)) throw new Error(outcome.unreadable);
          if (outcome.reading.pages.length < pages) throw new Error('pages are missing');
        }
      }),
    );
  }
  const ratio = Math.min(...bare) / Math.min(...own);
  const perSecond = (milliseconds: number, of = total) => `${Math.round((of * 1000) / milliseconds)} pages/s`;
  // Both by the clock, over the same files, several of them for each process: what starting costs is in the figure.
  const each = small ? 20 : 100;
  const many = Array.from({ length: small ? 4 : 12 }, (_, index) => pdfOf(each, index + 20));
  const alone: number[] = [];
  const both: number[] = [];
  const starts: number[] = [];
  for (let round = 0; round < (small ? 1 : 3); round++) {
    alone.push(
      await timed(async () => {
        for (const file of many) await bareLoop(file.slice());
      }),
    );
    const readers = openReaders({ processes: 2 });
    starts.push(await timed(() => readAll(readers, [pdfOf(1, 9)])));
    both.push(await timed(() => readAll(readers, many)));
    await readers.close();
  }
  const pagesOfMany = each * many.length;
  const ratioOfTwo = Math.min(...alone) / Math.min(...both);
  return [
    {
      figure: 'PDF text with anchors, one core',
      value: `${ratio.toFixed(2)} (${perSecond(Math.min(...own))})`,
      comparedWith: `bare pdf.js text loop (${perSecond(Math.min(...bare))})`,
      toReach: '0.75',
      reached: ratio >= 0.75,
    },
    {
      figure: `PDF text with anchors, two reader processes, ${many.length} files of ${each} pages`,
      value: `${ratioOfTwo.toFixed(2)} (${perSecond(Math.min(...both), pagesOfMany)})`,
      comparedWith: `the same loop, warm, on one core (${perSecond(Math.min(...alone), pagesOfMany)})`,
      toReach: '1.6',
      // Starting the processes weighs too much on few pages to say anything.
      reached: small ? null : ratioOfTwo >= 1.6,
    },
    {
      figure: 'PDF of one page, in a reader process that was not yet started',
      value: `${Math.round(Math.min(...starts))} ms`,
      comparedWith: 'for the record: start, pdf.js, reading and checking',
      toReach: '',
      reached: null,
    },
  ];
}

async function readAll(readers: Readers, files: readonly Uint8Array[]): Promise<void> {
  for (const outcome of await Promise.all(files.map((file) => readers.read('pages.pdf', file))))
    if (!('reading' in outcome)) throw new Error(outcome.unreadable);
}

/** Processor time of this process: other programs on the machine don't count. */
async function worked(work: () => Promise<void>): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function bareLoop(data: Uint8Array): Promise<void> {
  const task = getDocument({ data, verbosity: 0, disableFontFace: true });
  const document = await task.promise;
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    let text = '';
    for (const item of items) if ('str' in item) text += item.str + (item.hasEOL ? '\n' : '');
    if (text === '') throw new Error('a page without text');
    page.cleanup();
  }
  await task.destroy();
}

const words =
  'the report of a district office says that no register was kept and nobody could tell when its rooms had been closed or why their readers were sent away in the winter before'.split(
    ' ',
  );

/** A PDF of running text with numbered paragraphs, headings, running heads and footnotes; the same for the same seed. */
function pdfOf(pages: number, seed: number): Uint8Array {
  let state = seed;
  const next = (below: number) => {
    // Numerical Recipes' generator: small and the same everywhere.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const line = (length: number) => {
    let text = '';
    while (text.length < length) text += `${words[next(words.length)]} `;
    return text.trim();
  };
  const show = (x: number, y: number, size: number, text: string) => `/F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text}) Tj\n`;
  let number = 0;
  const contents = Array.from({ length: pages }, (_, page) => {
    let drawn = show(72, 800, 9, 'A report that repeats itself') + show(290, 40, 9, String(page + 1));
    let y = 760;
    if (page % 5 === 0) {
      drawn += show(72, y, 15, `Part ${page / 5 + 1}`);
      y -= 32;
    }
    while (y > 180) {
      const lines = 3 + next(6);
      drawn += show(72, y, 11, `${++number}.  ${line(74)}`);
      for (let at = 1; at < lines; at++) {
        y -= 15;
        drawn += show(72, y, 11, at === lines - 1 ? `${line(20 + next(40))}.` : line(78));
      }
      y -= 22;
    }
    drawn += show(72, y, 11, 'It was noted.') + show(141, y + 4, 6.5, String(page + 1));
    drawn += show(72, 100, 6.5, String(page + 1)) + show(80, 97, 9, `${line(60)}, para ${next(200)}.`);
    return `BT\n${drawn}ET`;
  });
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages} /Kids [${contents.map((_, at) => `${4 + at * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  for (const [at, content] of contents.entries()) {
    objects.push(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + at * 2} 0 R >>`);
    objects.push(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  }
  let file = '%PDF-1.7\n';
  const offsets = objects.map((object, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new TextEncoder().encode(file);
}
