/** What is looked at of a message's sender before anything of the message is. */
export interface Sender {
  /** Of the web contents that sent it. */
  readonly contents: number;
  /** Null when the frame is gone already. */
  readonly frame: { readonly url: string; readonly top: boolean } | null;
}

/** Whether a message came from the top frame of our window, showing our own page. */
export function isFromWindow(sender: Sender, window: number, ours: (address: string) => boolean): boolean {
  return sender.contents === window && sender.frame?.top === true && ours(sender.frame.url);
}
