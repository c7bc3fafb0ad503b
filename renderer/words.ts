import en from '../resources/languages/en.json';

/** The name of something the window says. */
export type Word = keyof typeof en;
type Forms = { readonly one?: string; readonly few?: string; readonly many?: string; readonly other: string };
type Values = Readonly<Record<string, string | number>>;

/** English as international bodies write it: day before month. */
const locale = 'en-GB';
const plural = new Intl.PluralRules(locale);
const number = new Intl.NumberFormat(locale);

export const hasWord = (name: string): name is Word => Object.hasOwn(en, name);

/** The words for `word`, with `{name}` filled from `values`; where the language has plural forms, `n` chooses among them. */
export function say(word: Word, values: Values = {}): string {
  const entry: string | Forms = en[word];
  const text = typeof entry === 'string' ? entry : (entry[plural.select(Number(values.n ?? 0)) as keyof Forms] ?? entry.other);
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === 'number' ? number.format(value) : value;
  });
}

export const sayNumber = (n: number): string => number.format(n);

const styles = {
  year: new Intl.DateTimeFormat(locale, { year: 'numeric', timeZone: 'UTC' }),
  month: new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', timeZone: 'UTC' }),
  day: new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' }),
  moment: new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' }),
};

/** An ISO 8601 date or part of one as the language writes it; what is no date stays as it stands. */
export function sayDate(iso: string): string {
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(T.+)?$/.exec(iso);
  const time = Date.parse(iso);
  if (!parts || Number.isNaN(time)) return iso;
  const style = parts[4] ? styles.moment : parts[3] ? styles.day : parts[2] ? styles.month : styles.year;
  return style.format(time);
}

/** A size in bytes, in the unit that suits it. */
export function sayBytes(bytes: number): string {
  if (bytes < 1000) return say('size.bytes', { n: bytes });
  const kilo = bytes / 1000;
  if (kilo < 1000) return say('size.kilobytes', { size: kilo.toFixed(kilo < 10 ? 1 : 0) });
  return say('size.megabytes', { size: (kilo / 1000).toFixed(1) });
}
