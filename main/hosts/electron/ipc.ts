import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import { callNames } from '../../../shared/contract/contract.ts';
import type { Reply } from '../../../shared/contract/message.ts';
import type { WindowHost } from '../window-host.ts';
import { isOurs } from './address.ts';
import { isFromWindow, type Sender } from './sender.ts';

export const channelOf = (call: string): string => `attest:${call}`;
export const noticeChannel = 'attest-notice';

function senderOf({ sender, senderFrame }: IpcMainInvokeEvent): Sender {
  return { contents: sender.id, frame: senderFrame && { url: senderFrame.url, top: senderFrame.parent === null } };
}

/** One handler a call of the contract, and the notices the other way. */
export function tieWindow(
  ipc: Pick<IpcMain, 'handle'>,
  window: Pick<WebContents, 'id' | 'send' | 'isDestroyed'>,
  host: Pick<WindowHost, 'door' | 'onNotice'>,
): void {
  for (const call of callNames) {
    ipc.handle(channelOf(call), async (event, input: unknown): Promise<Reply> => {
      if (!isFromWindow(senderOf(event), window.id, isOurs)) return { id: 0, failed: { message: 'not from the window' } };
      return host.door(call, input);
    });
  }
  host.onNotice((notice) => {
    if (!window.isDestroyed()) window.send(noticeChannel, notice);
  });
}
