/** Everywhere: what starts markup inside a line. Quotes, dashes and dots: Pandoc would set them as other characters. */
export function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~^$@&"']|-(?=-)|(?<=-)-|\.(?=\.)|(?<=\.)\./g, '\\$&');
}

/** What makes a list, a rule, a definition, a block of code or a table out of a paragraph, only where it begins. */
export function startOfLine(text: string): string {
  return text
    .replace(/^(\(?(?:\d{1,9}|[a-z]|[ivxlcdm]+))([.)])(?=\s|$)/i, '$1\\$2')
    .replace(/^[-+=:%!(]/, '\\$&')
    .replace(/^(Table)(?=:)/i, '$1\\');
}
