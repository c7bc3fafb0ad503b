import type { Reply } from '../../shared/contract/message.ts';
import type { Notice } from '../../shared/contract/notices.ts';
import type { GrantId } from '../../shared/model/ids.ts';
import type { GrantUse } from './client-types.ts';
import { dispatcher } from './dispatch.ts';
import { type EnginePorts, Session } from './session.ts';

/** What a host sends: calls of the contract, and grants, which only a host may mint. */
export type ToEngine =
  | { readonly kind: 'call'; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly kind: 'grant'; readonly id: number; readonly path: string; readonly use: GrantUse };

export type FromEngine =
  | { readonly kind: 'reply'; readonly reply: Reply }
  | { readonly kind: 'granted'; readonly id: number; readonly grant: GrantId }
  | { readonly kind: 'notice'; readonly notice: Notice };

/** A message port as worker threads and Electron's utility processes both have it. */
export interface Port {
  postMessage(message: FromEngine): void;
  onMessage(listener: (message: ToEngine) => void): void;
}

/** Runs an engine behind a port until the process or thread ends. */
export function serve(port: Port, ports: Omit<EnginePorts, 'tell'>, onFault?: (error: unknown) => void): Session {
  const session = new Session({ ...ports, tell: (notice) => port.postMessage({ kind: 'notice', notice }) });
  const dispatch = dispatcher(session, onFault);
  port.onMessage((message) => {
    if (message.kind === 'grant') {
      port.postMessage({ kind: 'granted', id: message.id, grant: session.grants.mint(message.path, message.use) });
      return;
    }
    void dispatch(message.id, message.name, message.input).then((reply) => port.postMessage({ kind: 'reply', reply }));
  });
  return session;
}
