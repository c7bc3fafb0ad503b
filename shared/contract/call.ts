import { z } from 'zod';

/** Bytes that may come from any realm's buffer. */
export const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'bytes expected');

export interface Call<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly input: I;
  readonly output: O;
  /** Whether an archive must be open. Checked on every call, before anything else is. */
  readonly needs: 'open' | 'nothing';
  /** Who answers: the engine, or the host itself (dialogs, preferences, clipboard). */
  readonly by: 'engine' | 'host';
}

/** A call answered by the engine while an archive is open. */
export const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Call<I, O> => ({ input, output, needs: 'open', by: 'engine' });
/** A call answered by the engine whether or not an archive is open. */
export const callAlways = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Call<I, O> => ({ input, output, needs: 'nothing', by: 'engine' });
/** A call answered by the host of the window. */
export const callHost = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Call<I, O> => ({ input, output, needs: 'nothing', by: 'host' });

export type Answer<C> = C extends Call<infer I, infer O> ? (input: z.input<I>) => Promise<z.output<O>> : never;
export type Api<T> = { readonly [N in keyof T]: { readonly [C in keyof T[N]]: Answer<T[N][C]> } };
