import type { FilePort } from '../../main/vault/files.ts';
import type { BlobId, SubjectId, Vault, VaultPorts } from '../../main/vault/types.ts';
import { byChance } from './power-cut-files.ts';

export const PASSPHRASE = 'correct horse';

/** Ports with the cheapest derivation, bytes from a seed, and other processes that are all gone. */
export function ports(files: FilePort, seed: number, over: Partial<VaultPorts> = {}): VaultPorts {
  const chance = byChance(seed);
  return {
    files,
    random: (length) => {
      const bytes = new Uint8Array(length);
      for (let at = 0; at < length; at++) bytes[at] = chance() * 256;
      return bytes;
    },
    cost: { memory: 8192, passes: 1 },
    segmentSize: 2048,
    wait: async () => undefined,
    owner: { computer: 'here', process: seed, started: null, alive: () => false },
    ...over,
  };
}

export const text = (value: string) => new TextEncoder().encode(value);
export const plain = (bytes: Uint8Array | null | undefined) => (bytes ? new TextDecoder().decode(bytes) : null);

export async function storeBlob(vault: Vault, subject: SubjectId, bytes: Uint8Array): Promise<BlobId> {
  const writer = await vault.writeBlob(subject);
  await writer.write(bytes);
  return writer.finish();
}

/** Envelopes of the whole log, as text. */
export async function envelopes(vault: Vault): Promise<string[]> {
  const found: string[] = [];
  for await (const event of vault.events(0)) found.push(plain(event.envelope) ?? '');
  return found;
}
