import {
  AlignmentType,
  Footer,
  type INumberingOptions,
  type IParagraphOptions,
  type IRunOptions,
  type IStylesOptions,
  LevelFormat,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';

/** Twentieths of a point, as Word measures: 1 cm. */
const cm = 567;
const font = 'Times New Roman';

/** A4 with 2.5 cm margins and the page number below. */
export function page() {
  return {
    properties: { page: { size: { width: 11906, height: 16838 }, margin: { top: 2.5 * cm, right: 2.5 * cm, bottom: 2.5 * cm, left: 2.5 * cm } } },
    footers: {
      default: new Footer({
        children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: [PageNumber.CURRENT], size: 20 })] })],
      }),
    },
  };
}

/** The first line stands out to the left, the number in it, the text behind a tab. */
export function hanging(depth: 1 | 2): Pick<IParagraphOptions, 'indent' | 'tabStops'> {
  return { indent: { left: depth * cm * 1.1, hanging: 1.1 * cm }, tabStops: [{ type: 'left', position: depth * cm * 1.1 }] };
}

export const bullets: INumberingOptions = {
  config: [
    {
      reference: 'bullets',
      levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', style: { paragraph: { indent: { left: 2 * 1.1 * cm, hanging: 0.7 * cm } } } }],
    },
  ],
};

/** The first is the title's. */
const headings = [
  { size: 36, bold: true },
  { size: 28, bold: true },
  { size: 24, bold: true },
  { size: 24, bold: true, italics: true },
  { size: 24, italics: true },
  { size: 24, italics: true },
];

/** Serif throughout, 12 points, footnotes 10; black, as courts print it. `language` is for spelling and hyphens. */
export function styles(language: 'en' | 'ru' | 'kk'): IStylesOptions {
  const tag = { en: 'en-GB', ru: 'ru-RU', kk: 'kk-KZ' }[language];
  const paragraph = (id: string, name: string, options: IParagraphOptions, run: IRunOptions = {}) => ({
    id,
    name,
    basedOn: 'Normal',
    quickFormat: true,
    run,
    paragraph: options,
  });
  return {
    default: {
      document: { run: { font, size: 24, language: { value: tag } }, paragraph: { spacing: { after: 160, line: 276 } } },
      ...Object.fromEntries(
        headings.map((look, i) => [
          `heading${i + 1}`,
          {
            run: { font, color: '000000', ...look },
            paragraph:
              i === 0
                ? { alignment: AlignmentType.CENTER, spacing: { before: 0, after: 400 } }
                : { keepNext: true, spacing: { before: 360 - 60 * i, after: 140 } },
          },
        ]),
      ),
      footnoteText: { run: { font, size: 20 }, paragraph: { spacing: { after: 40, line: 240 } } },
    },
    paragraphStyles: [
      paragraph('BodyText', 'Body Text', { alignment: AlignmentType.LEFT }),
      paragraph('Quote', 'Quote', { keepNext: true, indent: { left: 1.7 * cm, right: 1 * cm } }),
      paragraph('Attribution', 'Attribution', { indent: { left: 1.7 * cm, right: 1 * cm } }, { italics: true }),
      paragraph('TableRow', 'Table Row', { spacing: { after: 60 } }),
      paragraph('Bibliography', 'Bibliography', { indent: { left: 1 * cm, hanging: 1 * cm }, spacing: { after: 100 } }),
    ],
  };
}
