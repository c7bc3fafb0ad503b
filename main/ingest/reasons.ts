import type { UnreadableReason } from './types.ts';

/** One or two plain sentences: what happened, and what the person can do. `detail` may be empty. */
export function sentenceFor(reason: UnreadableReason, detail: string): string {
  switch (reason) {
    case 'empty':
      return 'This file is empty. Ask for it again where it came from.';
    case 'unknown-format':
      return `${detail === '' ? 'This kind of file' : `This kind of file (${detail})`} can't be read yet. Save it as PDF, DOCX, HTML or plain text and import that.`;
    case 'not-what-its-name-says':
      return `This file is not what its name says${detail === '' ? '' : `: it seems to be ${detail}`}. Rename it if you trust where it came from, or ask for it again.`;
    case 'damaged':
      return `This file is damaged or cut short${detail === '' ? '' : ` (${detail})`}. Ask for it again, or open it in the program that made it and save a new copy.`;
    case 'protected-by-password':
      return 'This file is protected by a password. Open it in its own program, save a copy without the password and import that.';
    case 'no-text':
      return 'There is no text in this file, perhaps only pictures of pages. Its text has to be recognised first.';
    case 'too-large':
      return `This file is too large to be read safely${detail === '' ? '' : ` (${detail})`}. Split it and import the parts.`;
    case 'too-slow':
      return `Reading this file took too long${detail === '' ? '' : ` (more than ${detail})`} and was stopped. Split it, or save it anew as PDF or plain text.`;
    case 'reader-stopped':
      return `Reading this file failed${detail === '' ? '' : ` (${detail})`}. Nothing else is affected. Save it anew in its own program and try once more.`;
  }
}
