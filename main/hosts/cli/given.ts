import type { z } from 'zod';
import * as ids from '../../../shared/model/ids.ts';
import type { Terminal } from './terminal.ts';
import { WrongUse } from './usage.ts';

export interface Given {
  /** What stands after the command and the folder. */
  readonly words: readonly string[];
  readonly folder: string;
  readonly options: Readonly<Record<string, string | boolean | string[] | undefined>>;
}

export interface Outcome {
  /** The one document that --json prints. */
  readonly json: unknown;
  /** 1: done, but something was refused or found wanting. */
  readonly wanting?: boolean;
}

export interface Command {
  /** Whether the archive must be open for writing. */
  readonly writes: boolean;
  /** How many words must follow the folder, at least and at most. */
  readonly words: readonly [number, number];
  readonly options: readonly string[];
  run(terminal: Terminal, given: Given): Promise<Outcome>;
}

export function idOf<S extends z.ZodType>(schema: S, value: unknown, words: string): z.output<S> {
  const result = schema.safeParse(value);
  if (!result.success) throw new WrongUse(`That is not the id of a ${words}.`);
  return result.data;
}
export const sourceOf = (value: unknown) => idOf(ids.sourceId, value, 'source: those begin with s-, and attest sources prints them');
export const briefOf = (value: unknown) => idOf(ids.briefId, value, 'brief: those begin with b-, and attest briefs prints them');
export const claimOf = (value: unknown) => idOf(ids.claimId, value, 'claim: those begin with c-, and attest claims prints them');
export const citationOf = (value: unknown) => idOf(ids.citationId, value, 'citation: those begin with t-, and attest claims prints them');

export function oneOf<T extends Record<string, string>>(words: z.ZodEnum<T>, value: string, what: string): T[keyof T] {
  const result = words.safeParse(value);
  if (!result.success) throw new WrongUse(`${what} is one of: ${words.options.join(', ')}.`);
  return result.data;
}
export const textOf = (given: Given, name: string): string | undefined => given.options[name] as string | undefined;
export const needed = (given: Given, name: string): string => {
  const value = textOf(given, name);
  if (value === undefined) throw new WrongUse(`--${name} is needed.`);
  return value;
};
export function numberOf(given: Given, name: string): number | undefined {
  const value = textOf(given, name);
  if (value === undefined) return undefined;
  if (!/^\d{1,15}$/u.test(value)) throw new WrongUse(`--${name} takes a whole number.`);
  return Number(value);
}
export function limitOf(given: Given, otherwise: number, most = Number.POSITIVE_INFINITY): number {
  const limit = numberOf(given, 'limit') ?? otherwise;
  if (limit < 1 || limit > most) throw new WrongUse(most < Number.POSITIVE_INFINITY ? `--limit is between 1 and ${most}.` : '--limit is at least 1.');
  return limit;
}
export const toWrite = (terminal: Terminal, given: Given) => terminal.grant(needed(given, 'to'), given.options.replace ? 'replace' : 'create');

/** A list in its pages, up to `limit` items of it. */
export async function upTo<T, L extends { items: T[]; total: number }>(
  limit: number,
  most: number,
  ask: (offset: number, limit: number) => Promise<L>,
): Promise<L> {
  const items: T[] = [];
  for (;;) {
    const page = await ask(items.length, Math.min(most, limit - items.length));
    items.push(...page.items);
    if (page.items.length === 0 || items.length >= Math.min(limit, page.total)) return { ...page, items };
  }
}

/** All pages of a list. */
export const everything = <T>(ask: (offset: number) => Promise<{ items: T[]; total: number }>) =>
  upTo<T, { items: T[]; total: number }>(Number.POSITIVE_INFINITY, 500, ask);
