import { contextBridge, ipcRenderer } from 'electron';
import type { Reply } from '../../../shared/contract/message.ts';
import type { Notice } from '../../../shared/contract/notices.ts';
import type { AttestHost } from '../../../shared/contract/window.ts';

/** The names of the contract, put here by the build: the schemas stay on the other side. */
declare const attestCallNames: readonly string[];

const calls = new Map<string, (input: unknown) => Promise<Reply>>(
  attestCallNames.map((name) => [name, (input) => ipcRenderer.invoke(`attest:${name}`, input)]),
);

const host: AttestHost = {
  async call(name, input) {
    const call = calls.get(name);
    return call ? call(input) : { id: 0, refused: { code: 'wrong-input', data: { reason: 'no such call' } } };
  },
  onNotice(listener) {
    // The event itself stays here: its `sender` would give the page the whole of ipcRenderer.
    const hear = (_event: unknown, notice: Notice) => listener(notice);
    ipcRenderer.on('attest-notice', hear);
    return () => {
      ipcRenderer.off('attest-notice', hear);
    };
  },
};
contextBridge.exposeInMainWorld('attest', Object.freeze(host));
