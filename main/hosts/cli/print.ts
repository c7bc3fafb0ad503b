import words from '../../../resources/languages/en.json' with { type: 'json' };
import type { Change, Damage } from '../../../shared/contract/archives.ts';
import type { ErasePreview } from '../../../shared/contract/erasing.ts';
import type { ImportResult } from '../../../shared/contract/imports.ts';
import type { Drill } from '../../../shared/contract/keeping.ts';
import type { KeySlot } from '../../../shared/contract/keys.ts';
import type { Hit, Suggestion } from '../../../shared/contract/search.ts';
import type { WantedWork } from '../../../shared/contract/sources.ts';
import type { Brief, Claim, WorkQuestion } from '../../../shared/model/brief.ts';
import type { Source } from '../../../shared/model/source.ts';

type List<T> = { items: T[]; total: number };

const some = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
const place = (at: { page: number | null; paragraph: string | null; note: string | null; start: number }): string =>
  [at.page && `p. ${at.page}`, at.paragraph && `para ${at.paragraph}`, at.note && `note ${at.note}`, `at ${at.start}`].filter(Boolean).join(', ');

const claimLines = (c: Claim): string =>
  [
    `${c.id}  [${c.state}] ${c.kind}  ${c.paragraph ? `${c.paragraph}. ` : ''}${c.text}`,
    ...c.findings.map((f) => `    ${f.detail}${f.dismissed ? ` (dismissed: ${f.dismissed})` : ''}`),
    ...c.citations.map(
      (t) => `    ${t.id} → ${t.sourceId} ${t.erased ? '(erased)' : t.sourceTitle}${t.pinpoint ? `, ${t.pinpoint}` : ''}${t.quote ? `: “${t.quote}”` : ''}`,
    ),
  ].join('\n');

/** One line for each brief: the notes, and whether its text names the work too. */
function citedIn(work: WantedWork): string {
  return [...Map.groupBy(work.citedBy, (c) => c.brief)]
    .map(([brief, places]) => {
      const notes = [...new Set(places.flatMap((c) => (c.mark === null ? [] : [c.mark])))];
      const where = [notes.length > 0 && `${notes.length === 1 ? 'note' : 'notes'} ${notes.join(', ')}`, places.some((c) => c.mark === null) && 'its text'];
      return `    cited in ${where.filter(Boolean).join(' and ')} of “${brief}”`;
    })
    .join('\n');
}

const questionLine = (q: WorkQuestion): string =>
  `  ${q.symbol}: “${q.one.title}” (note ${q.one.mark ?? '–'}, ${q.one.sourceId}) and “${q.other.title}” (note ${q.other.mark ?? '–'}, ${q.other.sourceId}): one work or two?`;

/** What was done, in the window's words; what this version has no words for, by its name. */
function changeLine(change: Change): string {
  const said: string | { one: string; other: string } | undefined = (words as Record<string, string | { one: string; other: string }>)[`what.${change.what}`];
  const what =
    typeof said === 'object'
      ? said[change.count === 1 ? 'one' : 'other'].replace('{n}', String(change.count))
      : (said ?? change.what.replace(/([a-z])([A-Z])/gu, '$1 $2').toLowerCase());
  const times = typeof said !== 'object' && change.count > 1 ? ` ×${change.count}` : '';
  return `${what}${times}${change.about && change.count > 1 ? `, the last one: ${change.about}` : change.about && `: ${change.about}`}`;
}

const field = (value: unknown): string => (Array.isArray(value) ? value.join('; ') : String(value));

const listed = <T>(list: List<T>, line: (item: T) => string, empty: string): string => (list.items.length === 0 ? empty : list.items.map(line).join('\n'));

const sourceLine = (s: Source): string => `${s.id}  ${s.kind}, ${s.confidentiality}  ${s.title}`;

const notReached =
  'Not reached: backups and copies of the archive made earlier, exports and saved originals, the file it was imported from, remnants on the disk.';

const preview = (r: ErasePreview): string =>
  [
    `Nothing was erased. This would be, for good: “${r.title}”`,
    `\nClaims that cite it (they stay, with a citation of something erased): ${r.cited.total}`,
    ...r.cited.items.map((c) => `  ${c.claim}  “${c.brief}”${c.paragraph ? `, para ${c.paragraph}` : ''}: ${c.text}`),
    `\nSentences that repeat it (they stay as they are): ${r.repeated.total}`,
    ...r.repeated.items.map((s) => `  “${s.brief}”: ${s.text}`),
    `\n${notReached}`,
    'To erase it, give --confirm with its title, letter for letter; with --confirm - it is read from standard input, and no shell keeps it.',
  ].join('\n');

const damageLine = (d: Damage): string => `  ${d.what} ${d.where}${d.recorded ? ' (recorded by a repair)' : ''}`;

/** How each command's result reads for a person; what has no form of its own is printed as JSON. */
const forms: Record<string, (result: never) => string> = {
  create: (r: { name: string; recoveryKey: string }) =>
    `The archive “${r.name}” is made.\n\nRecovery key, shown this once. Write it down by hand and keep it apart from this computer:\n\n    ${r.recoveryKey}\n`,
  import: (r: ImportResult) =>
    [
      ...r.items.map((i) => `${i.result.padEnd(13)} ${i.name}${i.sourceId ? `  ${i.sourceId}` : ''}${i.reason ? `\n              ${i.reason}` : ''}`),
      `${r.items.filter((i) => i.result === 'imported').length} imported, ${r.items.filter((i) => i.result === 'already-there').length} already there, ${r.items.filter((i) => i.result === 'refused').length} refused${r.cancelled ? '; cancelled' : ''}`,
    ].join('\n'),
  sources: (r: List<Source>) => listed(r, (s) => `${s.id}  ${s.kind.padEnd(9)} ${s.language ?? '  '}  cited ${s.cited}  ${s.title}`, 'No sources yet.'),
  show: (r: Source) =>
    Object.entries(r)
      .filter(([, value]) => value !== null && field(value) !== '')
      .map(([name, value]) => `${name.padEnd(16)}  ${field(value)}`)
      .join('\n'),
  text: (r: { text: string; paragraphs: { number: string | null; page: number | null; start: number; end: number }[] }) =>
    r.paragraphs.map((p) => `${p.number ? `${p.number}. ` : ''}${r.text.slice(p.start, p.end)}`).join('\n\n'),
  wanted: (r: List<WantedWork> | { works: number }) =>
    'works' in r
      ? `${r.works} works written.`
      : listed(r, (w) => `${w.id}  ${[...new Set([w.title, w.symbol, w.address])].filter(Boolean).join(' · ')}\n${citedIn(w)}`, 'Every cited work is here.'),
  erase: (r: ErasePreview | { erased: string }) => ('erased' in r ? `Erased. No word of it can be read in the archive any more.\n${notReached}` : preview(r)),
  search: (r: List<Hit> & { sources: number; explained: string }) =>
    `${r.explained}\n${some(r.total, 'passage')} in ${some(r.sources, 'source')}\n\n${listed(r, (h) => `${h.sourceId}  ${h.title} (${place(h)})\n    ${h.snippet}`, 'Nothing found.')}`,
  'brief import': (r: Brief & { questions: WorkQuestion[] }) =>
    `${r.id}  ${r.title}\n${r.paragraphs} numbered paragraphs, ${r.footnotes} footnotes, ${r.claims} claims, ${r.works} works cited, ${r.missingSources} of them not in the archive${r.questions.length > 0 ? `\nKept apart until you say whether they are one:\n${r.questions.map(questionLine).join('\n')}` : ''}`,
  briefs: (r: List<Brief>) => listed(r, (b) => `${b.id}  ${b.title}  (${b.claims} claims, ${b.footnotes} footnotes)`, 'No briefs yet.'),
  claims: (r: List<Claim>) => listed(r, claimLines, 'No claims.'),
  suggest: (r: List<Suggestion>) =>
    listed(
      r,
      (s) => `${s.sourceId}  ${s.title} (${place(s)})  ${s.score.toFixed(2)}\n    ${s.text}\n    offered for: ${s.because.join(', ')}`,
      'Nothing in the archive seems to fit.',
    ),
  link: (r: { claim: Claim }) => claimLines(r.claim),
  unlink: (r: { claim: Claim }) => claimLines(r.claim),
  kind: (r: { claim: Claim }) => claimLines(r.claim),
  confirm: (r: { claim: Claim }) => claimLines(r.claim),
  dismiss: (r: { claim: Claim }) => claimLines(r.claim),
  reach: () => 'Done. See attest claims.',
  answer: () => 'Done. See attest claims.',
  write: (r: { source: Source }) => sourceLine(r.source),
  describe: (r: { source: Source }) => sourceLine(r.source),
  coverage: (r: { claims: Record<string, number>; uncitedSources: { id: string; title: string }[]; missingSources: { id: string; title: string }[] }) =>
    [
      ...Object.entries(r.claims).map(([state, n]) => `${String(n).padStart(5)}  ${state}`),
      `\nSources no claim cites: ${r.uncitedSources.length}`,
      ...r.uncitedSources.map((s) => `  ${s.id}  ${s.title}`),
      `\nCited, not in the archive: ${r.missingSources.length}`,
      ...r.missingSources.map((s) => `  ${s.id}  ${s.title}`),
    ].join('\n'),
  export: (r: { file: string; footnotes: number; works: number; bytes: number }) => `${r.file}: ${r.footnotes} footnotes, ${r.works} works, ${r.bytes} bytes`,
  original: (r: { bytes: number; sha256: string }) => `${r.bytes} bytes, SHA-256 ${r.sha256}`,
  history: (r: List<Change>) => listed(r, (c) => `${c.at}  ${c.actor}  ${changeLine(c)}${c.undone ? '  (undone)' : ''}`, 'Nothing happened yet.'),
  keys: (r: List<KeySlot>) => listed(r, (s) => `${s.slot}  ${s.kind.padEnd(10)} ${s.label}${s.opened ? '  (opened it now)' : ''}`, ''),
  'keys add': (r: { slot: number }) => `Slot ${r.slot} opens the archive too.`,
  'keys change': () => 'Changed. The passphrase before opens nothing any more, except copies made earlier.',
  'keys remove': () =>
    'Removed. Copies of the archive made earlier can still be opened with it; attest keys rekey shuts it out of all that is written from now on.',
  'keys recovery': (r: { recoveryKey: string }) =>
    `New recovery key, shown this once; the one before opens nothing any more. Write it down by hand and keep it apart from this computer:\n\n    ${r.recoveryKey}\n`,
  'keys rekey': (r: { items: KeySlot[] }) =>
    `From now on these open the archive:\n${r.items.map((s) => `  ${s.slot}  ${s.kind.padEnd(10)} ${s.label}`).join('\n')}`,
  undo: (r: { undone: Change }) => `Undone: ${changeLine(r.undone)}`,
  repair: (r: { recorded: Damage[] }) =>
    r.recorded.length === 0
      ? 'Nothing is damaged that was not recorded before.'
      : `Recorded as lost; everything else is there, and changes can be made again:\n${r.recorded.map(damageLine).join('\n')}`,
  backup: (r: { files: number; total: number; events: number; fingerprint: string }) =>
    `${r.files} of ${r.total} files were new or changed; all of them were read back.\n${r.events} events, fingerprint ${r.fingerprint}`,
  drill: (r: Drill) =>
    [
      `The backup opens with the recovery key: ${r.events} events, fingerprint ${r.fingerprint}`,
      r.madeAt === null ? 'This is no fingerprint of a backup that the archive knows of.' : `It is the archive as it was backed up at ${r.madeAt}.`,
      ...r.damaged.map(damageLine),
    ].join('\n'),
  verify: (r: { ok: boolean; checked: number; damaged: Damage[] }) =>
    r.damaged.length === 0
      ? `Everything checked is whole (${r.checked} records, keys and files).`
      : `Damaged (${r.checked} records, keys and files were checked):\n${r.damaged.map(damageLine).join('\n')}`,
};

export function print(command: string, result: unknown): string {
  const form = forms[command];
  return `${form ? form(result as never) : JSON.stringify(result, null, 2)}\n`;
}
