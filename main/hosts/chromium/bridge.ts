import type { Page } from 'playwright';
import type { Reply } from '../../../shared/contract/message.ts';
import type { Notice } from '../../../shared/contract/notices.ts';
import type { AttestHost } from '../../../shared/contract/window.ts';
import type { WindowHost } from '../window-host.ts';
import { windowOrigin } from './address.ts';

/** Runs in the page before any of its own scripts: puts `window.attest` there and takes the raw binding away. */
function putOnWindow(origin: string): void {
  const place = globalThis as unknown as Record<string, unknown>;
  const send = place.attestCall as AttestHost['call'];
  delete place.attestCall;
  if (location.origin !== origin || window !== window.top) return;
  const host: AttestHost = {
    call: (name, input) => send(name, input),
    onNotice(listener) {
      const hear = (event: Event) => listener((event as CustomEvent<Notice>).detail);
      addEventListener('attest-notice', hear);
      return () => removeEventListener('attest-notice', hear);
    },
  };
  Object.defineProperty(window, 'attest', { value: Object.freeze(host) });
}

/**
 * Ties `page` to what stands behind it. Calls are answered for the top frame at our exact origin only. The driver's binding
 * carries bytes as they are, so messages need no other coding.
 */
export async function bridge(page: Page, host: WindowHost): Promise<void> {
  await page.exposeBinding('attestCall', async ({ frame }, name: unknown, input: unknown): Promise<Reply> => {
    if (frame !== page.mainFrame() || new URL(frame.url()).origin !== windowOrigin) return { id: 0, failed: { message: 'not from the window' } };
    return host.door(name, input);
  });
  await page.addInitScript(putOnWindow, windowOrigin);
  const stop = host.onNotice((notice) => {
    // A page that is closing or loading again can't hear, and asks for the state of things when it is there again.
    page.evaluate((detail) => dispatchEvent(new CustomEvent('attest-notice', { detail })), notice).catch(() => undefined);
  });
  page.once('close', stop);
}
