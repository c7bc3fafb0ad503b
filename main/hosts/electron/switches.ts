/** Switches of Chromium that keep it from asking anything of a network. */
export const quietSwitches: readonly (readonly [name: string, value?: string])[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['no-proxy-server'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-sync'],
  ['no-pings'],
  ['disable-breakpad'],
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  ['disable-http-cache'],
];

/** Whether someone starts the program so that another could look into it. */
export function asksForDebugging(argv: readonly string[]): boolean {
  return argv.some((arg) =>
    /^--?(remote-debugging-(port|pipe|address)|remote-allow-origins|inspect(-brk|-port|-wait|-publish-uid)?|debug(-brk|-port)?|js-flags)(=|$)/.test(arg),
  );
}

/** The archive named on the command line: the first argument after the program that is no switch, null where there is none. */
export function namedArchive(argv: readonly string[], packaged: boolean): string | null {
  // Started from a clone, the folder of the program itself comes first.
  return argv.slice(packaged ? 1 : 2).find((arg) => !arg.startsWith('-')) ?? null;
}
