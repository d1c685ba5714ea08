import type { OrderEvent } from '@bujiao/contracts';
import type { OrderStep, OrderStepPlan } from '@bujiao/order-desk';

/** A resubmission whose delivery continues, and why it does now. */
export interface Delivery {
  readonly orderId: string;
  readonly resubmissionId: string;
  /** Id of the event or timer that is being handled. */
  readonly causationId: string;
  /** The order's stream holds at least this revision. */
  readonly atLeast?: number;
  /** Its timer has fired, maybe too early by this process' clock. */
  readonly byTimer?: true;
}

/** What is to be recorded at the head that it was planned on. */
export interface DeliveryPlan extends OrderStepPlan {
  /** With nothing to record: when there may be something to do, ms since the epoch. */
  readonly wakeAt?: number;
  /**
   * Called once, whether or not the plan was recorded. Effects belong here, and take the intents of `step` as their argument.
   *
   * @returns the last revision that it appended, where it did
   */
  readonly afterwards?: (step: OrderStep<unknown>) => Promise<number | undefined>;
}

export const planOf = (
  { causationId }: Delivery,
  what: string,
  events: readonly OrderEvent[],
  afterwards?: DeliveryPlan['afterwards'],
): DeliveryPlan => ({ causationId: `${causationId}:${what}`, events, ...(afterwards && { afterwards }) });
