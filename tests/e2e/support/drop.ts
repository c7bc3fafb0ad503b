import type { Page } from '@playwright/test';

export interface Dropped {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Drops files on whatever is shown, as from another window: their bytes are all the page is given. */
export async function drop(page: Page, files: readonly Dropped[]): Promise<void> {
  const carried = files.map(({ name, bytes }) => ({ name, bytes: [...bytes] }));
  await page.evaluate((given) => {
    const transfer = new DataTransfer();
    for (const { name, bytes } of given) transfer.items.add(new File([new Uint8Array(bytes)], name));
    const target = document.querySelector('main') ?? document.body;
    for (const type of ['dragenter', 'dragover', 'drop'])
      target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }));
  }, carried);
}
