import { describe, expect, it } from 'vitest';
import { type QuickEntry, QuickFind } from '../../../main/search/quick.ts';

const entries: QuickEntry[] = [
  { type: 'source', id: 's1', label: 'Concluding observations on Kazakhstan', detail: 'CCPR/C/KAZ/CO/3, 2024' },
  { type: 'source', id: 's2', label: 'Доклад о пытках в Алматы', detail: 'Коалиция против пыток' },
  { type: 'brief', id: 'b1', label: 'Өтініш: құқықтарды қорғау', detail: '12 claims' },
  { type: 'claim', id: 'c1', label: 'Ёлка у здания суда', detail: 'Доклад, para. 4' },
  { type: 'source', id: 's3', label: 'Nearly a report', detail: 'On observations' },
];
const quick = new QuickFind(entries);
const ids = (text: string, limit = 10) => quick.find(text, limit).map((e) => e.id);

describe('quick find', () => {
  it('finds words by their beginning, in three languages', () => {
    expect(ids('kaz')).toEqual(['s1']);
    expect(ids('пыт')).toEqual(['s2']);
    expect(ids('құқ')).toEqual(['b1']);
    expect(ids('елка')).toEqual(['c1']);
    expect(ids('CCPR/C/KAZ')).toEqual(['s1']);
    expect(ids('co/3')).toEqual(['s1']);
  });

  it('forgives one wrong, missing, additional or swapped letter in words of four letters and more', () => {
    expect(ids('kazahkstan')).toEqual(['s1']);
    expect(ids('kaxahkstan')).toEqual([]);
    expect(ids('kazakstan')).toEqual(['s1']);
    expect(ids('докллад алматы')).toEqual(['s2']);
    expect(ids('құқыктарды')).toEqual(['b1']);
    expect(ids('наа')).toEqual([]);
  });

  it('wants every word', () => {
    expect(ids('доклад алматы')).toEqual(['s2']);
    expect(ids('доклад kazakhstan')).toEqual([]);
  });

  it('puts the label before the detail, and keeps to the limit', () => {
    expect(ids('observations')).toEqual(['s1', 's3']);
    expect(ids('observations', 1)).toEqual(['s1']);
  });

  it('takes signs of lunr’s query language for what they are', () => {
    expect(ids('+kaz* -about~1 label:x')).toEqual([]);
    expect(ids('kaz*')).toEqual(['s1']);
    expect(ids('   ')).toEqual([]);
  });

  it('finds the same when it was renewed as when it was built anew', () => {
    const many = Array.from({ length: 300 }, (_, i): QuickEntry => ({ type: 'source', id: `m${i}`, label: `Report ${i} on roads`, detail: '' }));
    const changed = many.map((e, i) => (i === 7 ? { ...e, label: 'Report 7 on bridges' } : e)).filter((_, i) => i !== 8);
    const renewed = new QuickFind(changed, new QuickFind(many));
    expect(renewed.find('bridges', 5).map((e) => e.id)).toEqual(['m7']);
    expect(renewed.find('report 8', 5).map((e) => e.id)).not.toContain('m8');
    expect(renewed.find('roads', 400)).toHaveLength(298);
    expect(renewed.find('report', 400)).toEqual(new QuickFind(changed).find('report', 400));
  });

  it('is empty without entries', () => {
    expect(new QuickFind([]).find('a', 5)).toEqual([]);
  });
});
