/** Wrong use of a command: exit code 2, the sentence on stderr. */
export class WrongUse extends Error {}

export const usage = `attest: an offline, encrypted evidence archive

  attest create DIR [--name NAME]                a new archive; prints the recovery key once
  attest import DIR PATH… [--kind source|media|case]
  attest sources DIR [--missing]                 what is in it
  attest show DIR ID                             everything known of one source
  attest text DIR ID                             its text with paragraphs and footnotes
  attest original DIR ID --to FILE [--replace]   its bytes as received
  attest wanted DIR [--to FILE --format md|csv|csl-json]
  attest attach DIR MISSING SOURCE               a missing source is this one
  attest describe DIR ID [--title T] [--date D] [--symbol S] [--address A] [--confidentiality public|anonymised|sealed]
  attest write DIR --title T --text TEXT [--kind testimony|note]     sealed from its first moment
  attest erase DIR ID [--confirm TITLE]          for good: without --confirm it only tells what cites and repeats it
  attest search DIR QUERY [--limit N]            words, "exact words", prefix*, -not, OR
  attest brief import DIR FILE                   a draft, with its footnotes
  attest briefs DIR
  attest claims DIR BRIEF [--state STATE]
  attest suggest DIR (--claim ID | --text TEXT) [--exclude SOURCE]… [--limit N]
  attest link DIR CLAIM --source ID [--quote TEXT] [--start N] [--pinpoint P] [--signal S] [--note N]
  attest unlink DIR CITATION
  attest kind DIR CLAIM KIND                     fact, law, reported-statement, own-documentation, absence,
                                                 argument, recommendation, introduction
  attest confirm DIR CLAIM                       you read claim and passages side by side
  attest dismiss DIR CLAIM FINDING --reason R [--looked WORDS]
  attest reach DIR BRIEF MARK [CLAIM…]           the claims that an imported footnote covers
  attest answer DIR BRIEF ONE OTHER same|two     a question about two works
  attest coverage DIR BRIEF
  attest export DIR BRIEF --format docx|html|md|csl-json|csv --to FILE [--replace]
  attest history DIR [--limit N]
  attest undo DIR
  attest verify DIR
  attest repair DIR                              records what is damaged; what can be read stays, and changes can be made again
  attest backup DIR TO                           a copy of it as it is now, only what is new; prints the fingerprint
  attest drill DIR BACKUP [--with-recovery-key FILE]     proves that the backup opens with nothing but the recovery key
  attest keys DIR                                who may open it
  attest keys add DIR --label L [--new-passphrase-file FILE]
  attest keys change DIR SLOT [--label L] [--new-passphrase-file FILE]
  attest keys remove DIR SLOT [--even-last-recovery-key]
  attest keys recovery DIR                       a new recovery key, printed once; the one before opens nothing any more
  attest keys rekey DIR [--keep FILE]… [--keep-recovery-key FILE]…   from now on only these passphrases and
                                                 recovery keys open it

Every command takes --json (one JSON document on stdout), --passphrase-file FILE (or ATTEST_PASSPHRASE_FILE) and
--recovery-key-file FILE. A text given as - is read from standard input.
Exit code: 0 done, 1 refused or found wanting, 2 wrong use.`;

/** The lines of the usage that are about one command. */
export function usageOf(command: string): string {
  const lines = usage.split('\n');
  const from = lines.findIndex((line) => line.startsWith(`  attest ${command} `));
  if (from < 0) return usage;
  const next = lines.findIndex((line, i) => i > from && !/^ {4}/u.test(line));
  return lines.slice(from, next).join('\n');
}
