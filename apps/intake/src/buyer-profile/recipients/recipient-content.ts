import { createHmac } from 'node:crypto';
import type { RechargeKind, RechargeTarget } from '@bujiao/contracts';

/** What is sealed of a recipient. */
export interface RecipientContent {
  readonly target: RechargeTarget;
  /** As the buyer calls it. */
  readonly name?: string;
}

const FIELDS = ['rechargeAccount', 'gameArea', 'gameServer', 'gameRole'] as const;

/** The fields that are there, in one order. */
export function plainTarget(target: RechargeTarget): RechargeTarget {
  const given = FIELDS.flatMap((field) =>
    (target[field] ?? undefined) === undefined ? [] : [[field, target[field]] as const],
  );
  return Object.fromEntries(given) as unknown as RechargeTarget;
}

/**
 * Keyed hash by which an equal recipient of the same buyer is found. The buyer is part of it, so that it says nothing about other buyers;
 * accounts of different case are different.
 */
export function recipientMark(
  key: Buffer,
  buyerId: string,
  kind: RechargeKind,
  target: RechargeTarget,
): string {
  const parts = FIELDS.map((field) => target[field] ?? '');
  return createHmac('sha256', key)
    .update(JSON.stringify(['saved-recipient', buyerId, kind, ...parts]))
    .digest('base64url');
}
