import { registerHooks } from 'node:module';

/** Every module that can reach beyond this process and that Node's permission model leaves open. */
const networks = ['net', 'tls', 'dgram', 'dns', 'http', 'https', 'http2', 'quic', 'inspector'];
const globals = ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest', 'WebTransport', 'Worker', 'BroadcastChannel'];

/**
 * Takes every way to a network away from this process. The permission model blocks files, child processes, addons and
 * workers, and with them `process.binding`, but not sockets (Node 24, "Permission Model"), so they go by hand, before a
 * foreign byte is looked at. The modules aren't loaded to be emptied: that alone would double the time of a start.
 */
export function takeNetworkAway(): void {
  const refuse = () => {
    throw new Error('A reader has no network and no canvas.');
  };
  // pdf.js looks for it when it loads, to draw: nothing is drawn here, and to try all the places of a
  // binary that may not be loaded takes about as long as loading pdf.js itself.
  const forDrawing = '@napi-rs/canvas';
  const isNetwork = (name: string) => networks.includes(name.replace(/^node:/, '').replace(/\/.*$/, ''));
  registerHooks({
    resolve: (specifier, context, next) => (isNetwork(specifier) || specifier === forDrawing ? refuse() : next(specifier, context)),
    load: (url, context, next) => (isNetwork(url) ? refuse() : next(url, context)),
  });
  const builtin = process.getBuiltinModule.bind(process);
  replace(process, 'getBuiltinModule', (name: string) => (isNetwork(name) ? refuse() : builtin(name)));
  replace(process, 'binding', refuse);
  for (const name of globals) replace(globalThis, name, undefined);
}

function replace(holder: object, name: string, value: unknown): void {
  Object.defineProperty(holder, name, { value, configurable: false, writable: false });
}
