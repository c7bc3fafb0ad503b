/** Words for numbers in English, Russian (with their cases) and Kazakh: "value word word …" to a line. */
const english = `0 zero|1 one single sole|2 two|3 three|4 four|5 five|6 six|7 seven|8 eight|9 nine|10 ten|11 eleven|12 twelve dozen
13 thirteen|14 fourteen|15 fifteen|16 sixteen|17 seventeen|18 eighteen|19 nineteen|20 twenty|30 thirty|40 forty fourty|50 fifty
60 sixty|70 seventy|80 eighty|90 ninety`;
const russian = `0 ноль ноля|1 один одна одно одного одной одному одним одну единственный единственная единственное единственного
2 два две двух двум двумя двое двоих|3 три трех трем тремя трое троих|4 четыре четырех четырем четырьмя четверо четверых
5 пять пяти пятью пятеро пятерых|6 шесть шести шестью шестеро шестерых|7 семь семи семью семеро семерых|8 восемь восьми восьмью восемью
9 девять девяти девятью|10 десять десяти десятью|11 одиннадцать одиннадцати одиннадцатью|12 двенадцать двенадцати двенадцатью
13 тринадцать тринадцати тринадцатью|14 четырнадцать четырнадцати|15 пятнадцать пятнадцати|16 шестнадцать шестнадцати
17 семнадцать семнадцати|18 восемнадцать восемнадцати|19 девятнадцать девятнадцати|20 двадцать двадцати двадцатью
30 тридцать тридцати тридцатью|40 сорок сорока|50 пятьдесят пятидесяти|60 шестьдесят шестидесяти|70 семьдесят семидесяти
80 восемьдесят восьмидесяти|90 девяносто девяноста|100 сто ста|200 двести двухсот двумстам|300 триста трехсот тремстам
400 четыреста четырехсот|500 пятьсот пятисот|600 шестьсот шестисот|700 семьсот семисот|800 восемьсот восьмисот|900 девятьсот девятисот`;
/** `екеу` and its like count people. `он` is "ten" here and "he" in Russian. */
const kazakh = `0 нөл|1 бір|2 екі екеу екеуі|3 үш үшеу үшеуі|4 төрт төртеу төртеуі|5 бес бесеу бесеуі|6 алты алтау алтауы|7 жеті жетеу жетеуі
8 сегіз|9 тоғыз|10 он|20 жиырма|30 отыз|40 қырық|50 елу|60 алпыс|70 жетпіс|80 сексен|90 тоқсан|100 жүз`;

function read(table: string): ReadonlyMap<string, number> {
  const values = new Map<string, number>();
  for (const line of table.split(/[|\n]/u)) {
    const [value, ...words] = line.split(' ');
    for (const word of words) values.set(word, Number(value));
  }
  return values;
}

const always: ReadonlyMap<string, number> = new Map([...read(english), ...read(russian)]);
const inKazakh = read(kazakh);

const scales: readonly (readonly [RegExp, number])[] = [
  [/^hundreds?$/u, 100],
  [/^(?:thousands?|тысяч\p{L}{0,3}|тыс|мың)$/u, 1e3],
  [/^(?:millions?|mln|миллион\p{L}{0,3}|млн)$/u, 1e6],
  [/^(?:billions?|bn|миллиард\p{L}{0,3}|млрд)$/u, 1e9],
];

/** 1000 for "тыс", "thousand", "мың"; null for a word that multiplies nothing. */
export function scaleOf(word: string): number | null {
  const plain = word.toLowerCase();
  return scales.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}

/** The value of one number word, null for other words. Kazakh words are read in a Kazakh text only. */
export function numeralOf(word: string, kazakhText: boolean): number | null {
  const plain = word.toLowerCase().replaceAll('ё', 'е');
  return (kazakhText ? inKazakh.get(plain) : undefined) ?? always.get(plain) ?? null;
}
