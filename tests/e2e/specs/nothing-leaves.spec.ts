import { expect, test } from '../support/app.ts';

test('the window is served with the policy that lets nothing in or out', async ({ app }) => {
  const response = await app.page.reload();
  const policy = response?.headers()['content-security-policy'] ?? '';
  expect(policy.split('; ')).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      "script-src 'self'",
      "connect-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]),
  );
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  expect(response?.headers()['x-content-type-options']).toBe('nosniff');
});
