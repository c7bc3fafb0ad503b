import { apiOver } from '../shared/contract/contract.ts';
import { unwrap } from '../shared/contract/message.ts';
import type { Notice } from '../shared/contract/notices.ts';
import '../shared/contract/window.ts';

/** Every call of the contract. A refusal is thrown as `Refusal`, a fault as `Error`. */
export const attest = apiOver(async (call, input) => unwrap(await window.attest.call(call, input)));

/** Tells each notice of the engine; the answer stops it. */
export const onNotice = (listener: (notice: Notice) => void): (() => void) => window.attest.onNotice(listener);
