import type { z } from 'zod';
import type { Call } from '../../shared/contract/call.ts';
import type { Contract } from '../../shared/contract/contract.ts';

type Handler<C> = C extends Call<infer I, infer O> ? (input: z.output<I>) => Promise<z.input<O>> : never;

/** What answers the calls of one noun: each with its input as the contract parsed it. */
export type Handlers<N extends keyof Contract> = { readonly [V in keyof Contract[N]]: Handler<Contract[N][V]> };
