import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** The parts that describe the document, written on purpose: title and one time, no person, company or program. */
const dropped = new Set(['docProps/custom.xml', 'docProps/app.xml', 'word/comments.xml']);

/**
 * The package that the library made, with nothing in it that says who, where, when or with what, and always in the same
 * bytes: parts in order of their names, all with the first time that ZIP can write (its local time, so no time zone shows).
 */
export function cleanPackage(bytes: ArrayBuffer, title: string, at: Date): Uint8Array {
  const parts = Object.entries(unzipSync(new Uint8Array(bytes))).filter(([name]) => !dropped.has(name));
  const clean = parts.map(([name, content]): [string, Uint8Array] => {
    if (name === 'docProps/core.xml') return [name, strToU8(core(title, at))];
    if (name === '_rels/.rels') return [name, strToU8(strFromU8(content).replace(/<Relationship [^>]*Target="docProps\/(?:app|custom)\.xml"[^>]*\/>/g, ''))];
    if (name === '[Content_Types].xml') {
      return [name, strToU8(strFromU8(content).replace(/<Override [^>]*PartName="\/(?:docProps\/(?:app|custom)|word\/comments)\.xml"[^>]*\/>/g, ''))];
    }
    // The library puts a note's number before the rule between text and notes, where Word expects the rule alone.
    if (name === 'word/footnotes.xml' || name === 'word/endnotes.xml') return [name, strToU8(strFromU8(content).replace(separatorNumber, ''))];
    return [name, content];
  });
  clean.sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(clean), { mtime: new Date(1980, 0, 1), level: 9 });
}

const separatorNumber =
  /<w:r><w:rPr><w:rStyle w:val="(?:Footnote|Endnote)Reference"\/><\/w:rPr><w:(?:footnote|endnote)Ref\/><\/w:r>(?=<w:r><w:(?:separator|continuationSeparator)\/>)/g;

function core(title: string, at: Date): string {
  const time = at.toISOString().replace(/\.\d+Z$/, 'Z');
  const escaped = title.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped}</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">${time}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${time}</dcterms:modified></cp:coreProperties>`;
}
