import type { EngineClient } from '../engine/client-types.ts';
import { byTimer, type Clipboard, copiedText } from './copied.ts';
import type { Dialogs } from './dialogs.ts';
import { type Door, door } from './door.ts';
import type { Preferences } from './preferences.ts';
import { type EngineSeat, engineSeat } from './seat.ts';
import { type WindowPorts, windowCalls } from './window-calls.ts';

export interface HostPorts extends Pick<WindowPorts, 'about' | 'sampleCase' | 'startArchive'> {
  readonly startEngine: () => EngineClient;
  readonly dialogs: Dialogs;
  readonly clipboard: Clipboard;
  readonly preferences: Preferences;
  /** Where a fault of the program is noted; never shown to the window. */
  readonly logFault: (error: unknown) => void;
}

/** What stands behind a window, whichever program draws it. */
export interface WindowHost {
  readonly door: Door;
  readonly onNotice: EngineSeat['onNotice'];
  /** Locks: wipes the keys and takes copied text back from the clipboard. */
  close(): Promise<void>;
}

export function windowHost(ports: HostPorts): WindowHost {
  const seat = engineSeat(ports.startEngine);
  const copied = copiedText(ports.clipboard, byTimer);
  const clearCopied = () => copied.clear().catch(ports.logFault);
  seat.onNotice((notice) => {
    if (notice.about === 'locked') void clearCopied();
  });
  return {
    door: door(seat, windowCalls({ ...ports, engine: seat, copied }), ports.logFault),
    onNotice: seat.onNotice,
    async close() {
      await clearCopied();
      await seat.stop();
    },
  };
}
