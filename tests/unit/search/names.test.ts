import { describe, expect, it } from 'vitest';
import { beginnings, soundOf, soundsAlike } from '../../../main/search/names.ts';

/** Folded, as the index has them. */
const alike: [string, string][] = [
  ['шымкент', 'shymkent'],
  ['шымкент', 'symkent'],
  ['шымкенте', 'shymkent'],
  ['жанар', 'zhanar'],
  ['zhanar', 'janar'],
  ['қазақстан', 'kazakhstan'],
  ['казахстана', 'kazakhstan'],
  ['ахметовой', 'akhmetova'],
  ['ғалым', 'galym'],
  ['хасенов', 'khassenov'],
  ['юлия', 'yuliya'],
  ['щербаков', 'shcherbakov'],
  ['цой', 'tsoi'],
];
const different: [string, string][] = [
  ['шымкент', 'tashkent'],
  ['жанар', 'zhanibek'],
  ['ахметов', 'akhmedov'],
  ['али', 'alisher'],
  ['иванов', 'ivanishvili'],
];

describe('names', () => {
  it.each(alike)('%s and %s sound alike', (a, b) => {
    expect(soundsAlike(soundOf(a), soundOf(b))).toBe(true);
  });

  it.each(different)('%s and %s do not', (a, b) => {
    expect(soundsAlike(soundOf(a), soundOf(b))).toBe(false);
  });

  it.each(alike)('%s leads to the beginning of %s in the vocabulary', (a, b) => {
    expect(beginnings(soundOf(a)).some((beginning) => b.startsWith(beginning))).toBe(true);
    expect(beginnings(soundOf(b)).some((beginning) => a.startsWith(beginning))).toBe(true);
  });
});
