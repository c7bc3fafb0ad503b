import { describe, expect, test } from 'vitest';
import type { ClaimKind } from '../../../shared/model/brief.ts';
import { proposeKind } from '../../../shared/model/claims.ts';

const examples: Record<ClaimKind, readonly string[]> = {
  fact: [
    'On 9 June 2024 the harbour office closed the northern ferry.',
    'Thus, in the period 2018–2022, no criminal cases were brought under Article 145 of the Criminal Code.',
    'In 2024, a member of the assembly proposed amending the law to ban ferries that carry banners.',
    'The victim reported the attack to the police.',
    'The police took the victim and the alleged attackers to the harbour station.',
    'В апреле 2024 года полиция задержала на причале 70 человек.',
    '2024 жылғы сәуірде полиция айлақта 70 адамды ұстады.',
  ],
  law: [
    'Under Article 489 of the Code of Administrative Offences, an unregistered crew can be fined.',
    'The Law “On Ferries and Bridges” requires prior permission for every crossing.',
    'Article 14 of the Constitution does not include the word “boat”.',
    'The Criminal Code punishes the theft of an oar.',
    'Статья 145 Уголовного кодекса предусматривает наказание за нарушение равенства.',
    'Закон запрещает переправу без разрешения.',
    'Қылмыстық кодекстің 145-бабында теңдікті бұзғаны үшін жаза көзделген.',
    'Заң рұқсатсыз өткелге тыйым салады.',
  ],
  'reported-statement': [
    'According to LANTERN, the ferry was stopped without notice.',
    'The Minister stated that the bridge is safe.',
    'The crew says that it answered both letters.',
    'The State party replies (HR/C/XAR/3, par. 25) that “No ferry was refused.”',
    'The State party maintains that “the closing was temporary”.',
    'The Government speaks of 38 persons taken to the harbour.',
    'It is alleged that the captain was threatened.',
    'In response, the experts called on Arcania to reopen the crossing.',
    '“The bridge will be rebuilt.”',
    'По словам капитана, паром остановили без предупреждения.',
    'Министр заявил, что мост безопасен.',
    'Министр көпір қауіпсіз деп мәлімдеді.',
    'Капитанның айтуынша, паром ескертусіз тоқтатылды.',
  ],
  'own-documentation': [
    'We documented six refusals at the harbour office.',
    'Since January 2025, LANTERN has recorded six refusals, and BEACON has documented 26 cases of violence.',
    'Our monitoring shows 12 closed crossings.',
    'Мы задокументировали шесть отказов.',
    'Біз алты бас тартуды тіркедік.',
  ],
  absence: [
    'The Government ignored this request and provided no data.',
    'The State does not keep statistics on drownings.',
    'However, the State did not indicate how many ferries were inspected.',
    'There are no official statistics on the crossings.',
    'Государство не предоставило данных о паромах.',
    'Статистика по переправам отсутствует.',
    'Мемлекет паромдар туралы дерек берген жоқ, ресми статистика жүргізілмейді.',
    'Сұраққа жауап берілмеді.',
  ],
  argument: [
    'This violates the right of the islanders to leave.',
    'These actions were essential, but unfortunately they are not sufficient.',
    'If the bill is adopted, the islands will be cut off and the harbour would close.',
    'Таким образом, это нарушает права островитян.',
    'Осылайша, бұл шешім арал тұрғындарының құқығын бұзады.',
  ],
  recommendation: [
    'We recommend that the Committee ask Arcania to reopen the ferry.',
    'We urge the Parliament to withdraw the bill.',
    'Мы призываем правительство открыть переправу.',
    'Үкіметке өткелді ашуды ұсынамыз.',
  ],
  introduction: [
    'This submission contains information on ferries in Arcania.',
    'The report describes the closing of the crossings.',
    'Настоящий доклад содержит сведения о переправах.',
    'Бұл баяндама өткелдер туралы мәлімет береді.',
  ],
};

for (const [kind, sentences] of Object.entries(examples)) {
  test.each(sentences)(`proposes ${kind}: %s`, (sentence) => {
    expect(proposeKind(sentence, ['SITUATION OF FERRIES'])).toBe(kind);
  });
}

describe('headings', () => {
  test.each(['RECOMMENDATIONS', 'Recommendations for Arcania', 'IV. Рекомендации', 'Ұсыныстар', 'Негізгі ұсыныстар'])(
    'every sentence under “%s” recommends',
    (heading) => {
      expect(proposeKind('Repeal Article 489.', ['PART I', heading])).toBe('recommendation');
    },
  );

  test.each(['Implementation of previous recommendations', 'Выполнение предыдущих рекомендаций', 'Алдыңғы ұсыныстардың орындалуы'])(
    'what is told under “%s” is no recommendation',
    (heading) => {
      expect(proposeKind('On 9 June 2024 the office closed the ferry.', [heading])).toBe('fact');
    },
  );

  test.each(['INTRODUCTION', '1. Introduction', 'I. ВВЕДЕНИЕ', 'Кіріспе'])('“%s” introduces', (heading) => {
    expect(proposeKind('On 9 June 2024 the office closed the ferry.', [heading])).toBe('introduction');
  });
});
