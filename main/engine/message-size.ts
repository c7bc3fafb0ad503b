import { largestMessage } from '../../shared/contract/message.ts';

/** Room for what stands around a list. */
const spare = 64 * 1024;

/** The first of `items` that fit one message, at least one: whoever asked sees from the total that there are more. */
export function withinMessage<T>(items: readonly T[]): T[] {
  let size = 0;
  const after = items.findIndex((item, i) => {
    size += Buffer.byteLength(JSON.stringify(item)) + 1;
    return i > 0 && size > largestMessage - spare;
  });
  return after === -1 ? [...items] : items.slice(0, after);
}
