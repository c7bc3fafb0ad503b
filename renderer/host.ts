import { z } from 'zod';
import { apiOver } from '../shared/contract/contract.ts';
import { unwrap } from '../shared/contract/message.ts';
import type { Notice } from '../shared/contract/notices.ts';
import '../shared/contract/window.ts';

// The CSP forbids eval, and zod's compiler is one.
z.config({ jitless: true });

/** Every call of the contract. A refusal is thrown as `Refusal`, a fault as `Error`. */
export const attest = apiOver(async (call, input) => unwrap(await window.attest.call(call, input)));

/** Tells each notice of the engine; the answer stops it. */
export const onNotice = (listener: (notice: Notice) => void): (() => void) => window.attest.onNotice(listener);
