import type { ComposedBrief, PrintedWork } from '../../citing/types.ts';

/** The CSL 1.0.2 type nearest to what the work is. */
const types: Readonly<Record<PrintedWork['kind'], string>> = {
  source: 'report',
  media: 'article-newspaper',
  case: 'document',
  testimony: 'interview',
  note: 'document',
};

/** One work in CSL-JSON (csl-data.json of CSL 1.0.2). */
export function cslItem(work: PrintedWork): Record<string, unknown> {
  const parts = dateParts(work.date);
  return {
    id: work.key,
    type: types[work.kind],
    title: work.title,
    ...(work.authors.length > 0 ? { author: work.authors.map((literal) => ({ literal })) } : {}),
    ...(parts ? { issued: { 'date-parts': [parts] } } : work.date ? { issued: { literal: work.date } } : {}),
    ...(work.symbol ? { number: work.symbol } : {}),
    ...(work.address ? { URL: work.address } : {}),
    ...(work.language ? { language: work.language } : {}),
  };
}

/** The works of the brief that may be named, as CSL-JSON; sealed and anonymised ones are not there at all. */
export function writeCslJson(brief: ComposedBrief): string {
  return `${JSON.stringify(brief.bibliography.map(cslItem), null, 2)}\n`;
}

function dateParts(date: string | null): number[] | null {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date ?? '');
  return parts ? parts.slice(1).flatMap((part) => (part === undefined ? [] : [Number(part)])) : null;
}
