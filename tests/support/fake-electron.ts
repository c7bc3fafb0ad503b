import { EventEmitter } from 'node:events';
import { vi } from 'vitest';

type Handler = (event: unknown, input: unknown) => Promise<unknown>;

class FakeContents extends EventEmitter {
  readonly id = 7;
  readonly sent: { channel: string; data: unknown }[] = [];
  openHandler: (() => { action: string }) | null = null;
  reloads = 0;
  send(channel: string, data: unknown): void {
    this.sent.push({ channel, data });
  }
  isDestroyed(): boolean {
    return false;
  }
  setWindowOpenHandler(handler: () => { action: string }): void {
    this.openHandler = handler;
  }
  reload(): void {
    this.reloads++;
  }
}

class FakeSession extends EventEmitter {
  requestHandler: ((contents: unknown, permission: string, answer: (ok: boolean) => void, details: { requestingUrl: string }) => void) | null = null;
  checkHandler: ((contents: unknown, permission: string, origin: string) => boolean) | null = null;
  deviceHandler: (() => boolean) | null = null;
  beforeRequest: ((details: { url: string }, answer: (response: { cancel: boolean }) => void) => void) | null = null;
  serve: ((request: Request) => Promise<Response>) | null = null;
  spelling = { enabled: true, languages: ['en'], url: 'https://redirector.gvt1.com/' };
  setPermissionRequestHandler = (handler: FakeSession['requestHandler']) => {
    this.requestHandler = handler;
  };
  setPermissionCheckHandler = (handler: FakeSession['checkHandler']) => {
    this.checkHandler = handler;
  };
  setDevicePermissionHandler = (handler: FakeSession['deviceHandler']) => {
    this.deviceHandler = handler;
  };
  setDisplayMediaRequestHandler = vi.fn();
  setSpellCheckerEnabled = (enabled: boolean) => {
    this.spelling.enabled = enabled;
  };
  setSpellCheckerLanguages = (languages: string[]) => {
    this.spelling.languages = languages;
  };
  setSpellCheckerDictionaryDownloadURL = (url: string) => {
    this.spelling.url = url;
  };
  webRequest = {
    onBeforeRequest: (listener: FakeSession['beforeRequest']) => {
      this.beforeRequest = listener;
    },
  };
  protocol = {
    handle: (_scheme: string, serve: FakeSession['serve']) => {
      this.serve = serve;
    },
  };
}

class FakeChild extends EventEmitter {
  readonly posted: unknown[] = [];
  postMessage(message: unknown): void {
    this.posted.push(message);
  }
  kill(): boolean {
    queueMicrotask(() => this.emit('exit', 0));
    return true;
  }
}

/** Electron as far as the host touches it; what was done to it can be looked at. One of these stands for one start. */
export function fakeElectron() {
  const windows: FakeWindow[] = [];
  const children: { entry: string; child: FakeChild }[] = [];
  const partitions: { name: string; options: unknown }[] = [];
  const switches = new Map<string, string | undefined>();
  const handlers = new Map<string, Handler>();
  const exposed = new Map<string, unknown>();
  const session = new FakeSession();
  let held = '';

  class FakeWindow extends EventEmitter {
    readonly webContents = new FakeContents();
    readonly options: { webPreferences: Record<string, unknown> };
    content = { protected: false, focused: 0, loaded: '' };
    constructor(options: { webPreferences: Record<string, unknown> }) {
      super();
      this.options = options;
      windows.push(this);
      app.emit('web-contents-created', {}, this.webContents);
    }
    setContentProtection(on: boolean): void {
      this.content.protected = on;
    }
    async loadURL(url: string): Promise<void> {
      this.content.loaded = url;
    }
    getContentSize = () => [1000.4, 700];
    isMaximized = () => false;
    isFullScreen = () => false;
    isMinimized = () => false;
    show = vi.fn();
    focus(): void {
      this.content.focused++;
    }
  }

  const app = Object.assign(new EventEmitter(), {
    isPackaged: false,
    first: true,
    exits: [] as number[],
    requestSingleInstanceLock: () => app.first,
    exit: (code: number) => void app.exits.push(code),
    quit: vi.fn(),
    enableSandbox: vi.fn(),
    whenReady: async () => undefined,
    getVersion: () => '9.9.9',
    commandLine: { appendSwitch: (name: string, value?: string) => void switches.set(name, value) },
  });

  return {
    /** What a test looks at; not a part of Electron. */
    seen: { windows, children, partitions, switches, handlers, exposed, session },
    app,
    BrowserWindow: FakeWindow,
    session: {
      fromPartition(name: string, options: unknown) {
        partitions.push({ name, options });
        return session;
      },
    },
    protocol: { registerSchemesAsPrivileged: vi.fn() },
    ipcMain: { handle: (channel: string, handler: Handler) => void handlers.set(channel, handler) },
    ipcRenderer: Object.assign(new EventEmitter(), { invoke: vi.fn(async (channel: string, input: unknown) => ({ id: 1, ok: { channel, input } })) }),
    contextBridge: { exposeInMainWorld: (name: string, api: unknown) => void exposed.set(name, api) },
    utilityProcess: {
      fork(entry: string) {
        const child = new FakeChild();
        children.push({ entry, child });
        return child;
      },
    },
    clipboard: {
      writeText: (text: string) => {
        held = text;
      },
      readText: () => held,
      clear: () => {
        held = '';
      },
    },
    dialog: {
      showOpenDialog: vi.fn(async () => ({ canceled: false, filePaths: ['/home/someone/Appeal'] })),
      showSaveDialog: vi.fn(async () => ({ canceled: true, filePath: '' })),
    },
    Menu: { setApplicationMenu: vi.fn(), buildFromTemplate: (template: unknown) => template },
    nativeTheme: { themeSource: 'system' },
  };
}

export type FakeElectron = ReturnType<typeof fakeElectron>;
