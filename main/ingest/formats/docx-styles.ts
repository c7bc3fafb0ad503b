import { childOf, childrenOf, type Element, settingOf } from '../xml.ts';

export interface ParagraphStyle {
  /** 1–9, null for text. */
  readonly level: number | null;
  readonly isQuotation: boolean;
  readonly numbering: { readonly id: string; readonly level: number } | null;
}

export interface Styles {
  of(properties: Element | undefined): ParagraphStyle;
}

/** Paragraph styles with what they inherit (ECMA-376 part 1, 17.7); what the paragraph itself says comes first. */
export function stylesOf(root: Element | undefined): Styles {
  const styles = new Map(childrenOf(root, 'style').map((style) => [style.attributes.styleId ?? '', style]));
  const normal = childrenOf(root, 'style').find((style) => style.attributes.type === 'paragraph' && style.attributes.default === '1')?.attributes.styleId;
  const chainOf = (id: string | undefined) => {
    const chain: Element[] = [];
    for (let style = styles.get(id ?? ''); style && !chain.includes(style); style = styles.get(settingOf(style, 'basedOn') ?? '')) chain.push(style);
    return chain;
  };
  return {
    of(properties) {
      const chain = chainOf(settingOf(properties, 'pStyle') ?? normal);
      const all = [properties, ...chain.map((style) => childOf(style, 'pPr'))];
      const first = <T>(pick: (element: Element | undefined) => T | undefined) => all.map(pick).find((found) => found !== undefined);
      const names = chain.map((style) => (settingOf(style, 'name') ?? '').toLowerCase());
      const outline = first((element) => settingOf(element, 'outlineLvl'));
      const named = names.map((name) => /^heading (\d)/.exec(name)?.[1] ?? (name === 'title' ? '1' : undefined)).find((level) => level !== undefined);
      const level = outline !== undefined ? Number(outline) + 1 : named !== undefined ? Number(named) : null;
      const id = first((element) => settingOf(childOf(element, 'numPr'), 'numId'));
      const numberingLevel = first((element) => settingOf(childOf(element, 'numPr'), 'ilvl'));
      return {
        level: level !== null && level >= 1 && level <= 9 ? level : null,
        isQuotation: names.some((name) => /^(?:intense )?quot/.test(name) || name === 'block text'),
        // A number id of 0 takes an inherited numbering away (17.9.18).
        numbering: id === undefined || id === '0' ? null : { id, level: Math.min(8, Math.max(0, Number(numberingLevel ?? 0) || 0)) },
      };
    },
  };
}
