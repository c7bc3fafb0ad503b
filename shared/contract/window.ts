import type { Reply } from './message.ts';
import type { Notice } from './notices.ts';

/**
 * What each host puts on the window, frozen, as `window.attest`: nothing else of the host can be reached from there.
 * `call` takes `noun.verb` of the contract and never rejects for a refusal: refusals and faults are replies.
 */
export interface AttestHost {
  call(name: string, input: unknown): Promise<Reply>;
  /** Tells every notice of the engine from now on; the answer stops it. */
  onNotice(listener: (notice: Notice) => void): () => void;
}

declare global {
  interface Window {
    readonly attest: AttestHost;
  }
}
