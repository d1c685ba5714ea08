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

/** For which goods, and where to. Without a template: for goods that have none. */
export interface MarkedRecipient {
  readonly goodsKind: RechargeKind;
  readonly templateId?: string;
  readonly target: RechargeTarget;
}

/**
 * Keyed hash by which an equal recipient of the same buyer is found. The buyer is part of it, so that it says nothing about other buyers;
 * accounts of different case are different.
 */
export function recipientMark(
  key: Buffer,
  buyerId: string,
  { goodsKind, templateId, target }: MarkedRecipient,
): string {
  const parts = [
    ...FIELDS.map((field) => target[field] ?? ''),
    ...(templateId === undefined ? [] : [templateId]),
  ];
  return createHmac('sha256', key)
    .update(JSON.stringify(['saved-recipient', buyerId, goodsKind, ...parts]))
    .digest('base64url');
}
