/** Where the window lives. `.invalid` never resolves (RFC 6761, section 6.4), so nothing but the host can answer for it. */
export const windowOrigin = 'https://attest.invalid';
/** Where the host draws its own dialogs: another origin, so that the window can't reach into them. */
export const dialogOrigin = 'https://attest-dialogs.invalid';
