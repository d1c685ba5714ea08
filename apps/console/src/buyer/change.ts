import type { OrderOptions, Reason, ResubmissionRequest } from '../api/orders.js';

export type Changes = NonNullable<OrderOptions['changes']>;
export type Alternative = Changes['alternatives'][number];

/** What the buyer wants otherwise than ordered; nothing of it has to be typed. */
export interface Change {
  readonly quantity?: number;
  readonly mostUnits: number;
  readonly alternative?: Alternative;
  /** The difference in price was read and accepted. */
  readonly accepted: boolean;
  readonly reason?: Reason;
}

/** What the form says to the page that it stands on. */
export interface Changed {
  readonly button: string;
  /** What the click will do. */
  readonly effects: readonly string[];
  /** Undefined: something has to be accepted first. */
  readonly request: ResubmissionRequest | undefined;
}

/** Units that go: those that were chosen, or all that are owed. */
export const unitsOf = ({ quantity, mostUnits }: Change): number => quantity ?? mostUnits;

/** Integer 分 that is not paid back. */
export const differenceOf = (change: Change): number =>
  (change.alternative?.unitDifference ?? 0) * unitsOf(change);

/** Something is to be other than ordered. */
export const isChanged = (change: Change | undefined): change is Change =>
  change !== undefined && (unitsOf(change) < change.mostUnits || change.alternative !== undefined);

/** The change as the API takes it; undefined while the difference was not accepted. Empty: nothing is changed. */
export function requestOfChange(change: Change | undefined): ResubmissionRequest | undefined {
  if (!change) return {};
  const { alternative, reason } = change;
  const difference = differenceOf(change);
  if (difference > 0 && !change.accepted) return undefined;
  return {
    ...(reason && { reason }),
    ...(unitsOf(change) < change.mostUnits && { quantity: unitsOf(change) }),
    ...(alternative && { goods: goodsOf(alternative, difference) }),
  };
}

const goodsOf = (
  { goodsId }: Alternative,
  difference: number,
): NonNullable<ResubmissionRequest['goods']> => ({
  goodsId,
  ...(difference > 0 && { acceptedDifference: difference }),
});
