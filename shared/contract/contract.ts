import { archives } from './archives.ts';
import { briefs, citations, claims, exports } from './briefs.ts';
import type { Api, Call } from './call.ts';
import { erasing } from './erasing.ts';
import { host } from './host.ts';
import { imports } from './imports.ts';
import { jobs } from './jobs.ts';
import { keeping } from './keeping.ts';
import { keys } from './keys.ts';
import { search } from './search.ts';
import { sources } from './sources.ts';

/** Everything that can be asked, by noun. The preload, the engine's dispatch, each host and the test doubles derive from it. */
export const contract = { archives, keys, erasing, keeping, jobs, imports, sources, search, briefs, claims, citations, exports, host } as const;

export type Contract = typeof contract;
/** What a window or a terminal holds: every call as a typed function. */
export type AttestApi = Api<Contract>;
export type HostApi = Api<Pick<Contract, 'host'>>['host'];

/** `noun.verb` of every call. */
export const callNames: readonly string[] = Object.entries(contract).flatMap(([noun, calls]) => Object.keys(calls).map((verb) => `${noun}.${verb}`));

export function findCall(name: string): Call | undefined {
  const dot = name.indexOf('.');
  const calls = Object.hasOwn(contract, name.slice(0, dot)) ? (contract as unknown as Record<string, Record<string, Call>>)[name.slice(0, dot)] : undefined;
  const verb = name.slice(dot + 1);
  return calls && Object.hasOwn(calls, verb) ? calls[verb] : undefined;
}

/** An api whose every function sends `(name, input)` over `send`. */
export function apiOver(send: (call: string, input: unknown) => Promise<unknown>): AttestApi {
  const api: Record<string, Record<string, (input: unknown) => Promise<unknown>>> = {};
  for (const name of callNames) {
    const [noun, verb] = name.split('.') as [string, string];
    api[noun] ??= {};
    (api[noun] as Record<string, unknown>)[verb] = (input: unknown) => send(name, input);
  }
  for (const calls of Object.values(api)) Object.freeze(calls);
  return Object.freeze(api) as unknown as AttestApi;
}
