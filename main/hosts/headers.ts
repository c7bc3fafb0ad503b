/** The policy under which every host serves the window: nothing but its own files, no evaluation, no frames. */
function policy(script: string): string {
  return [
    "default-src 'none'",
    `script-src ${script}`,
    "style-src 'self'",
    "font-src 'self'",
    "worker-src 'self'",
    "img-src 'self'",
    "media-src 'self'",
    "frame-src 'none'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

export const contentSecurityPolicy = policy("'self'");
/** A worker runs under the policy of its own response (CSP 3, section 6.1); pdf.js decodes images in WebAssembly there. */
const workerPolicy = policy("'self' 'wasm-unsafe-eval'");
const pdfWorker = /\/pdf\.worker(\.min)?(-[\w-]+)?\.m?js$/;

/** The headers of one served file; `path` begins with `/`, `type` is its media type. */
export function securityHeaders(path: string, type: string): Record<string, string> {
  return {
    'content-type': type,
    'content-security-policy': pdfWorker.test(path) ? workerPolicy : contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=(), bluetooth=(), clipboard-read=()',
  };
}
