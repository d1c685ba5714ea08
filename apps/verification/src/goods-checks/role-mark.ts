import { createHmac } from 'node:crypto';
import { TARGET_FIELDS, type RechargeTarget } from '@bujiao/contracts';

/** Characters of a mark: 132 bits. */
const LENGTH = 22;

/**
 * Keyed hash by which a role is known: of game, account, area, server and role. Keyed, since accounts are easily guessed. The same role has
 * the same mark for the life of the installation's key.
 */
export function roleMark(key: Buffer, game: string, target: RechargeTarget): string {
  const parts = TARGET_FIELDS.map((field) => (target[field] ?? '').normalize('NFKC').trim().toLowerCase());
  return createHmac('sha256', key)
    .update(JSON.stringify(['role', game, ...parts]))
    .digest('base64url')
    .slice(0, LENGTH);
}
