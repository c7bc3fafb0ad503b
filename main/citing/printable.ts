/**
 * What no export may carry: control characters (XML 1.0 section 2.2 forbids most of them), noncharacters, halves of
 * surrogate pairs, and the invisible characters that make text read in another order than it is written (Unicode UAX 9,
 * sections 2.1 to 2.5), with which a title can pretend to be another one. Line breaks and tabs become spaces.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove.
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff\ufeff]/g;
const breaks = /[\t\n\r\u0085\u2028\u2029]+/g;
const halves = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

export function printable(text: string): string {
  return text.replace(breaks, ' ').replace(unprintable, '').replace(halves, '');
}

/** One line for a field of a record: printable, without doubled or surrounding spaces. */
export function line(text: string): string {
  return printable(text).replace(/ {2,}/g, ' ').trim();
}
