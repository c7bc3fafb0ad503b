export const scheme = 'app';
export const windowHostName = 'attest';
/** The one origin of the window. */
export const windowOrigin = `${scheme}://${windowHostName}`;

/** Whether an address is of our own origin. `URL.origin` is `null` for schemes of one's own, so its parts are looked at. */
export function isOurs(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === `${scheme}:` && host === windowHostName && username === '' && password === '';
}
