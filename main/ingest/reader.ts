import { prepareFor, readHere } from './read.ts';
import { takeNetworkAway } from './without-network.ts';

/**
 * The entry of a reader process: one document in, one outcome out, then it ends. It holds no key and no path, may read
 * only its own code, and has no network.
 */
takeNetworkAway();

process.once('message', (message: { name: string; bytes: Uint8Array }) => {
  readHere(message.name, new Uint8Array(message.bytes)).then(
    (outcome) => process.send?.({ outcome }, () => process.disconnect()),
    // The message of an error may quote the document; its kind doesn't.
    (error: unknown) => process.send?.({ fault: error instanceof Error ? error.name : 'unknown' }, () => process.disconnect()),
  );
});
process.send?.({ ready: true });
// The document that is likely next; if another comes, only time is lost.
void prepareFor(process.argv[2]);
