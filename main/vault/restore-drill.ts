import type { Damage, Head, Secret, VaultPorts } from './types.ts';
import { openVault } from './vault.ts';

export interface Drill {
  readonly events: number;
  readonly fingerprint: string;
  /** The copy holds what was copied: as many records, the same fingerprint, nothing damaged. */
  readonly good: boolean;
  readonly damage: readonly Damage[];
}

/**
 * Proves that a copy opens: unlocks it for reading, as a person would who has nothing else, reads every event and compares with the
 * `head` that `copyTo` told. `good` says nothing about blobs: `verify` does. Refuses as `openVault` does.
 */
export async function restoreDrill(ports: VaultPorts, secret: Secret, head: Head): Promise<Drill> {
  const vault = await openVault(ports, secret, { readOnly: true });
  try {
    let events = 0;
    for await (const { sequence } of vault.events(0)) if (sequence <= head.sequence) events++;
    const damage = vault.damage.filter(({ recorded }) => !recorded);
    return {
      events,
      fingerprint: vault.head.hash,
      damage,
      good: damage.length === 0 && vault.head.sequence === head.sequence && vault.head.hash === head.hash,
    };
  } finally {
    await vault.close();
  }
}
