import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
// One moment for every part, so that making the case again gives the same bytes. ZIP can't go back before 1980.
const ZIP_TIME = new Date('2025-01-01T00:00:00');

/** What a document says of itself; nothing of the person or program that made the file. */
export interface Particulars {
  readonly title: string;
  readonly author: string;
  /** ISO 8601 day. */
  readonly date: string;
  /** `en`, `ru` or `kk`. */
  readonly lang: string;
}

function paragraphStyle(id: string, name: string, basedOn: string | null, paragraph: string, run: string): string {
  const base = basedOn === null ? ' w:default="1"' : '';
  const parent = basedOn === null ? '' : `<w:basedOn w:val="${basedOn}"/>`;
  return `<w:style w:type="paragraph" w:styleId="${id}"${base}><w:name w:val="${name}"/>${parent}<w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;
}

function characterStyle(id: string, name: string, run: string): string {
  return `<w:style w:type="character" w:styleId="${id}"><w:name w:val="${name}"/><w:rPr>${run}</w:rPr></w:style>`;
}

/** Plain office styles: a serif face, black headings, justified text, small notes. Sizes are in half points. */
function styles(): string {
  const face =
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman"/><w:sz w:val="22"/><w:szCs w:val="22"/>';
  return [
    `${DECLARATION}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr>${face}</w:rPr></w:rPrDefault></w:docDefaults>`,
    paragraphStyle('Normal', 'Normal', null, '', ''),
    paragraphStyle('BodyText', 'Body Text', 'Normal', '<w:spacing w:after="140" w:line="264" w:lineRule="auto"/><w:jc w:val="both"/>', ''),
    paragraphStyle('FirstParagraph', 'First Paragraph', 'BodyText', '', ''),
    paragraphStyle('Compact', 'Compact', 'BodyText', '<w:spacing w:after="60"/>', ''),
    paragraphStyle('Symbol', 'Symbol', 'Normal', '<w:spacing w:after="120"/><w:jc w:val="right"/>', '<w:b/><w:sz w:val="26"/>'),
    paragraphStyle('Masthead', 'Masthead', 'Normal', '<w:spacing w:after="240" w:line="264" w:lineRule="auto"/><w:jc w:val="left"/>', '<w:sz w:val="20"/>'),
    paragraphStyle('Title', 'Title', 'Normal', '<w:keepNext/><w:spacing w:before="240" w:after="240"/><w:jc w:val="left"/>', '<w:b/><w:sz w:val="32"/>'),
    paragraphStyle(
      'Heading1',
      'heading 1',
      'Normal',
      '<w:keepNext/><w:spacing w:before="280" w:after="140"/><w:outlineLvl w:val="0"/>',
      '<w:b/><w:sz w:val="25"/>',
    ),
    paragraphStyle('Heading2', 'heading 2', 'Normal', '<w:keepNext/><w:spacing w:before="200" w:after="120"/><w:outlineLvl w:val="1"/>', '<w:b/><w:i/>'),
    paragraphStyle('FootnoteText', 'footnote text', 'Normal', '<w:spacing w:after="40"/>', '<w:sz w:val="18"/><w:szCs w:val="18"/>'),
    paragraphStyle('Footer', 'footer', 'Normal', '<w:jc w:val="center"/>', '<w:sz w:val="18"/>'),
    characterStyle('FootnoteReference', 'footnote reference', '<w:vertAlign w:val="superscript"/>'),
    characterStyle('Hyperlink', 'Hyperlink', '<w:color w:val="1F3864"/>'),
    '</w:styles>',
  ].join('');
}

const FOOTER = `${DECLARATION}<w:ftr ${W}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>`;

/** A4 with room for a punch, the page number at the foot. Lengths are in twentieths of a point. */
const PAGE =
  '<w:sectPr><w:footerReference w:type="default" r:id="rIdFooter"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1304" w:bottom="1304" w:left="1474" w:header="720" w:footer="624" w:gutter="0"/></w:sectPr>';

/** Dresses pandoc's own reference document: `plain` and the answer are DOCX bytes. */
export function letterhead(plain: Uint8Array): Uint8Array {
  const parts = unzipSync(plain);
  const text = (name: string): string => {
    const part = parts[name];
    if (part === undefined) throw new Error(`The reference document has no ${name}`);
    return strFromU8(part);
  };
  parts['word/styles.xml'] = strToU8(styles());
  parts['word/footer1.xml'] = strToU8(FOOTER);
  parts['word/document.xml'] = strToU8(`${DECLARATION}<w:document ${W} ${R}><w:body><w:p/>${PAGE}</w:body></w:document>`);
  parts['word/_rels/document.xml.rels'] = strToU8(
    text('word/_rels/document.xml.rels').replace(
      '</Relationships>',
      '<Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Id="rIdFooter" Target="footer1.xml"/></Relationships>',
    ),
  );
  parts['[Content_Types].xml'] = strToU8(
    text('[Content_Types].xml').replace(
      '</Types>',
      '<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>',
    ),
  );
  return zipSync(parts as Zippable, { mtime: ZIP_TIME });
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The same document with only `particulars` said of it: no program, no template, no hour. */
export function withParticulars(docx: Uint8Array, particulars: Particulars): Uint8Array {
  const parts = unzipSync(docx);
  const day = `${particulars.date}T00:00:00Z`;
  parts['docProps/core.xml'] = strToU8(
    `${DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(particulars.title)}</dc:title><dc:creator>${escapeXml(particulars.author)}</dc:creator><dc:language>${particulars.lang}</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${day}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${day}</dcterms:modified></cp:coreProperties>`,
  );
  parts['docProps/app.xml'] = strToU8(`${DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>`);
  return zipSync(parts as Zippable, { mtime: ZIP_TIME });
}
