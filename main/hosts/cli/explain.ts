import words from '../../../resources/languages/en.json' with { type: 'json' };
import type { Refusal, RefusalCode } from '../../../shared/contract/errors.ts';

type Data = Record<string, unknown>;

const whyReadOnly: Readonly<Record<string, string>> = {
  damaged: ': part of its log is damaged, and writing after the damage could lose more. attest verify says where',
  'read-only-medium': ': the disk it lies on can not be written to, or you have no permission to write there',
  'newer-events': ': it holds changes made by a newer version of the program',
  'write-failed': ': the last change could not be written',
};

/** What happened, what is safe, what to do: one sentence or two for each refusal. */
const sentences: Record<RefusalCode, string | ((data: Data) => string)> = {
  'archive-missing': 'There is no archive in that folder.',
  'archive-exists': 'That folder is not empty. An archive needs a new or empty folder; nothing was changed.',
  'archive-in-use': (d) =>
    d.here
      ? 'Another program on this computer has the archive open for writing. Close it there first.'
      : 'Another computer has the archive open for writing. Close it there first.',
  'archive-damaged': (d) => `Part of the archive is damaged (${d.where}). Everything else can still be read; run attest verify for the whole list.`,
  'archive-newer': (d) => `The archive was made by a newer version of the program (format ${d.version}). Nothing was changed.`,
  'archive-changed-underneath': 'Something else changed the archive meanwhile. Nothing was written; open it again.',
  'archive-read-only': (d) => `The archive can only be read now${whyReadOnly[String(d.reason)] ?? ''}. Nothing was changed.`,
  'archive-locked': 'The archive is locked.',
  'wrong-passphrase': "That passphrase doesn't open this archive. Nothing was changed.",
  'passphrase-too-short': (d) => `A passphrase needs at least ${d.least} characters. Several words you can remember are best.`,
  'disk-full': 'The disk is full. What was acknowledged before is safe; free some space and try again.',
  'no-permission': 'You have no permission for that file or folder. Nothing was changed.',
  'write-failed': (d) => `Writing failed (${d.reason}). What was acknowledged before is safe.`,
  'source-not-found': 'There is no source with that id.',
  'source-missing': 'That source is cited but not in the archive, so it has no text or bytes yet.',
  'brief-not-found': 'There is no brief with that id.',
  'claim-not-found': 'There is no claim with that id.',
  'citation-not-found': 'There is no citation with that id.',
  'finding-not-found': 'The claim has no such finding now.',
  'job-not-found': 'That work is no longer known.',
  'footnote-not-found': 'No footnote with that mark cites a work.',
  'quote-not-found': (d) =>
    d.nearest
      ? `Those words don't stand in the source. The nearest passage is: “${(d.nearest as { text: string }).text}”`
      : "Those words don't stand in the source.",
  'quote-ambiguous': (d) =>
    `Those words stand there more than once. Give --start with one of: ${(d.places as { start: number; paragraph: string | null }[]).map((p) => `${p.start}${p.paragraph ? ` (paragraph ${p.paragraph})` : ''}`).join(', ')}`,
  'unreadable-file': (d) => String(d.reason),
  'nothing-to-undo': 'There is nothing to undo.',
  'undo-conflict': 'Later changes depend on that one. Undo them first.',
  'query-wrong': (d) => `The query can't be understood at character ${Number(d.at) + 1}. ${words[`query.${d.reason}` as 'query.quote-unclosed'] ?? d.reason}`,
  'file-exists': 'There is a file with that name already. Give --replace to write over it.',
  'grant-unknown': 'The program has no leave to use that file.',
  cancelled: 'Cancelled. What was recorded before stays.',
  'wrong-input': (d) => wrongInput(String(d.reason)),
};

const reasons: Readonly<Record<string, string>> = {
  'recovery-key': 'That is no recovery key: a letter or a digit is missing or wrong. Nothing was changed.',
  'title-differs': 'That is not its title, letter for letter. Nothing was erased.',
  'backup-differs': 'That folder has another archive, or a backup that went its own way. Choose an empty folder; nothing was changed there.',
  'no-such-slot': 'There is no such key, or it is not a passphrase. attest keys lists them; nothing was changed.',
  'no-free-slot': 'An archive has eight keys at most. Remove one first; nothing was changed.',
  'label-taken': 'Another key has that label already: in the history the two could not be told apart. Nothing was changed.',
  'last-slot': 'That is the only key: without it nobody could open the archive. Nothing was changed.',
  'last-recovery-key':
    'That is the only recovery key: without it nobody can help when the passphrases are lost. Give --even-last-recovery-key if you mean it; nothing was changed.',
};

/** The contract's own limits come in the words of its schemas: `name: Too big: expected string to have <=200 characters`. */
function wrongInput(reason: string): string {
  const known = reasons[reason];
  if (known !== undefined) return known;
  const most = /^(\w+): Too big: expected string to have <=(\d+) characters$/u.exec(reason);
  if (most) return `The ${most[1]} is longer than ${most[2]} characters.`;
  return `That can't be done: ${reason}.`;
}

export function explain(refusal: Refusal): string {
  const sentence = sentences[refusal.code];
  return typeof sentence === 'string' ? sentence : sentence(refusal.data as Data);
}

/** A fault of the program, in words that hold no content and no path: a foreign error's message could hold either. */
export function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown fault';
  const { code } = error as NodeJS.ErrnoException;
  if (code !== undefined) return `${error.name} ${code}`;
  return error.constructor === Error ? error.message : error.name;
}

export function explainFault(error: unknown): string {
  return `Something went wrong inside the program (${faultOf(error)}). What was acknowledged before is safe; attest verify looks at the whole archive.`;
}
