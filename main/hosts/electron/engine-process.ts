import { utilityProcess } from 'electron';
import { connectEngine } from '../../engine/client.ts';
import type { EngineClient } from '../../engine/client-types.ts';

/** An engine in a process of its own. `entry` is its built module. */
export function startEngineProcess(entry: string): EngineClient {
  // Its own words could hold what the window must not see and a log must not keep.
  const child = utilityProcess.fork(entry, [], { serviceName: 'Attest engine', stdio: 'ignore' });
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  return connectEngine({
    postMessage: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onEnd: (listener) => void gone.then(listener),
    async end() {
      // False when it has ended by itself.
      if (child.kill()) await gone;
    },
  });
}
