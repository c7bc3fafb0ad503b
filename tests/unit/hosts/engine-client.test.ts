import { expect, it } from 'vitest';
import { connectEngine } from '../../../main/engine/client.ts';

it('an engine that ends leaves no call and no grant waiting', async () => {
  let end: () => void = () => {};
  const client = connectEngine({ postMessage: () => {}, onMessage: () => {}, onEnd: (listener) => (end = listener), end: async () => {} });
  const call = client.call('archives.state', {});
  const grant = client.grant('/somewhere', 'read');
  end();
  await expect(grant).rejects.toThrow('the engine has stopped');
  expect(await call).toMatchObject({ failed: { message: 'the engine has stopped' } });
  await expect(client.grant('/somewhere', 'read')).rejects.toThrow('the engine has stopped');
});
