import type { z } from 'zod';
import type { Contract } from '../../shared/contract/contract.ts';

type Answers<Calls> = {
  [C in keyof Calls]: Calls[C] extends { input: infer I extends z.ZodType; output: infer O extends z.ZodType }
    ? (input: z.output<I>) => z.input<O> | Promise<z.input<O>>
    : never;
};
/** An answer for each call of these nouns. */
export type AnswersFor<N extends keyof Contract> = { [K in N]: Answers<Contract[K]> };
