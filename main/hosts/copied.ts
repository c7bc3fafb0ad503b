/** The system's clipboard. */
export interface Clipboard {
  write(text: string): Promise<void>;
  read(): Promise<string>;
  clear(): Promise<void>;
}

export interface Copied {
  copy(text: string): Promise<void>;
  /** On lock and on quit: empties the clipboard if it still holds what was copied here. */
  clear(): Promise<void>;
}

const keptMilliseconds = 60_000;

/** Copies text, and takes it back after a minute if nobody has copied something else since. */
export function copiedText(clipboard: Clipboard, later: (run: () => void, milliseconds: number) => () => void): Copied {
  let held: string | null = null;
  let stopWaiting = (): void => undefined;
  let clearing: Promise<void> = Promise.resolve();
  const takeBack = async (): Promise<void> => {
    stopWaiting();
    const mine = held;
    held = null;
    if (mine !== null && (await clipboard.read()) === mine) await clipboard.clear();
  };
  // Whoever quits while a lock is still clearing waits for that one.
  const clear = (): Promise<void> => {
    clearing = clearing.then(takeBack, takeBack);
    return clearing;
  };
  return {
    clear,
    async copy(text) {
      stopWaiting();
      held = text;
      await clipboard.write(text);
      stopWaiting = later(() => void clear(), keptMilliseconds);
    },
  };
}

/** `later` by the clock of the process; a waiting one does not keep the process alive. */
export function byTimer(run: () => void, milliseconds: number): () => void {
  const timer = setTimeout(run, milliseconds);
  timer.unref();
  return () => clearTimeout(timer);
}
