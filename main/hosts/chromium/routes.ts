import type { BrowserContext } from 'playwright';
import type { Serve } from '../served.ts';

/** Told the origin and kind of every request that was not for us. It was aborted. */
export type OnForeignRequest = (origin: string, kind: string) => void;

/** Answers for one origin out of the program itself; everything else ends here. */
export async function serveOrigin(context: BrowserContext, origin: string, serve: Serve, onForeignRequest: OnForeignRequest): Promise<void> {
  await context.route('**/*', async (route) => {
    const request = route.request();
    const address = new URL(request.url());
    if (address.origin !== origin || request.method() !== 'GET') {
      onForeignRequest(address.origin, request.resourceType());
      await route.abort('blockedbyclient');
      return;
    }
    // The path as it was asked for: decoding it could only make it something that is not in the list.
    await route.fulfill(await serve(address.pathname));
  });
  await context.routeWebSocket(/.*/, async (socket) => {
    onForeignRequest(new URL(socket.url()).origin, 'websocket');
    await socket.close();
  });
}
