import { createHmac } from 'node:crypto';
import type { RechargeTarget } from '@bujiao/contracts';

/** Characters of a mark: 132 bits, more than enough to tell accounts apart. */
const LENGTH = 22;

/**
 * Keyed hashes by which accounts and devices of different buyers are compared. Keyed: accounts are easily guessed, so a plain hash would give them away. The same value has the same mark for the life of the installation's key.
 */
export class Marks {
  constructor(private readonly key: Buffer) {}

  account({ rechargeAccount, gameArea, gameServer, gameRole }: RechargeTarget): string {
    // A member that is null was left out, whatever its type says.
    return this.of('account', [rechargeAccount, gameArea ?? '', gameServer ?? '', gameRole ?? '']);
  }

  device(device: string): string {
    return this.of('device', [device]);
  }

  private of(kind: string, parts: readonly string[]): string {
    const plain = parts.map((part) => part.normalize('NFKC').trim().toLowerCase());
    return createHmac('sha256', this.key)
      .update(JSON.stringify(['mark', kind, ...plain]))
      .digest('base64url')
      .slice(0, LENGTH);
  }
}
