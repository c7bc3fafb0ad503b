import type { CustomScheme, Session } from 'electron';
import type { Serve } from '../served.ts';
import { isOurs, scheme } from './address.ts';

/** Must be told before the app is ready. Not `bypassCSP`, not `corsEnabled`, no service workers: the least that a page needs. */
export const privileges: CustomScheme = { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } };

/** Answers for `app://attest` out of the fixed list of files; any other host or method finds nothing. */
export function serveApp(session: Pick<Session, 'protocol'>, serve: Serve): void {
  session.protocol.handle(scheme, async (request) => {
    const known = request.method === 'GET' && isOurs(request.url);
    const { status, headers, body } = await serve(known ? new URL(request.url).pathname : '');
    return new Response(body, { status, headers });
  });
}
