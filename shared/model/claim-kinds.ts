import type { ClaimKind } from './brief.ts';
import { absence, argument, evidence, introducing, law, ownDocumentation, recommending, reported, silentLaw } from './kind-words.ts';

const recommendationHeading = /recommendation|рекомендаци|ұсын(?:ыс|ым)/iu;
/** "Follow-up to previous recommendations" tells what was done, and is fact like any other. */
const aboutRecommendations = /implement|follow-?up|previous|earlier|last|status|выполнен|реализац|исполнен|предыдущ|прежн|орында|алдыңғы|бұрынғы|іске асыр/iu;
const introductionHeading = /^[\s\d.IVX]*(?:introduction|введение|кіріспе|about (?:the authors?|us|this (?:submission|report))|об авторах|авторлар туралы)\b/iu;
const introductionHeadingEnd = /^[\s\d.IVX]*(?:введение|кіріспе|об авторах|авторлар туралы)[\s.:]*$/iu;

const any = (patterns: readonly RegExp[], text: string) => patterns.some((pattern) => pattern.test(text));

/**
 * The kind that a sentence is proposed to be; a person changes it with one key. Its headings decide first, then the words
 * of the three languages. The words are tried in all three: drafts mix languages, and so does a language that was guessed.
 */
export function proposeKind(sentence: string, headingPath: readonly string[]): ClaimKind {
  if (headingPath.some((heading) => recommendationHeading.test(heading) && !aboutRecommendations.test(heading))) return 'recommendation';
  if (any(recommending, sentence)) return 'recommendation';
  if (headingPath.some((heading) => introductionHeading.test(heading) || introductionHeadingEnd.test(heading))) return 'introduction';
  if (any(introducing, sentence)) return 'introduction';
  if (any(silentLaw, sentence)) return 'law';
  if (any(absence, sentence)) return 'absence';
  if (any(ownDocumentation, sentence)) return 'own-documentation';
  if (any(law, sentence)) return 'law';
  if (any(reported, sentence) || /^["“«„][\s\S]*["”»“][.,;]?$/u.test(sentence.trim())) return 'reported-statement';
  if (any(argument, sentence) && !any(evidence, sentence)) return 'argument';
  return 'fact';
}
