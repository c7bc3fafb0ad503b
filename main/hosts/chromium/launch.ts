import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright';

/** No connection of the browser's own, nothing kept. The debugging channel is a pipe: no port is opened. */
const switches = [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--no-proxy-server',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-domain-reliability',
  '--disable-client-side-phishing-detection',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-breakpad',
  '--no-pings',
  '--no-first-run',
  '--no-default-browser-check',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disk-cache-size=1',
  '--media-cache-size=1',
];

export function launchBrowser(executable: string, headless: boolean): Promise<Browser> {
  // Chromium's sandbox can't be set up by root, who has more rights than it could take away.
  const root = process.getuid?.() === 0;
  return chromium.launch({ executablePath: executable, headless, chromiumSandbox: !root, args: root ? [...switches, '--no-sandbox'] : switches });
}

/** A context off the record: cookies, storage and cache stay in memory. */
export function offTheRecord(browser: Browser, options: Pick<BrowserContextOptions, 'viewport' | 'colorScheme' | 'permissions'>): Promise<BrowserContext> {
  return browser.newContext({ serviceWorkers: 'block', acceptDownloads: false, permissions: [], ...options });
}
