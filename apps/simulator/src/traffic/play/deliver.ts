import type { OrderFact } from '@bujiao/contracts';
import {
  DELIVERY_POLICY,
  failResubmission,
  nextStep,
  settleAttempt,
  startEvent,
  type NextStep,
} from '@bujiao/fulfillment/testing';
import { snapshotEvents } from '@bujiao/intake/testing';
import { findResubmission } from '@bujiao/order-history';
import type { Policy } from '@bujiao/policy';
import type { PlayedOrder } from './played-order.js';

const SUPPLIERS = { defaultSupplierId: 'simulated', supplierIds: new Set(['simulated']) };
const MOST_STEPS = 10;

export interface Delivering {
  readonly resubmissionId: string;
  readonly rules: Policy;
  /** ms since the epoch. */
  readonly from: number;
  /** Asks the gateway again and records what it says. */
  readonly prove: (now: number) => void;
}

/** Steps of fulfillment until the resubmission ends or a person is asked. Its suppliers and its stock deliver whatever they are asked for. */
export function deliver(played: PlayedOrder, { resubmissionId, rules, from, prove }: Delivering): void {
  let now = from;
  for (let i = 0; i < MOST_STEPS; i += 1) {
    const step = nextStep(played.history, resubmissionId, {
      now,
      policy: DELIVERY_POLICY,
      rules,
      ...SUPPLIERS,
    });
    if (!carryOut(played, { step, resubmissionId, now, prove })) return;
    if (step.do === 'wait') now = Math.min(step.until, now + 1_000);
  }
  throw new Error(`the delivery of ${played.order.orderId} does not end`);
}

interface Stepping {
  readonly step: NextStep;
  readonly resubmissionId: string;
  readonly now: number;
  readonly prove: Delivering['prove'];
}

/** True where another step may follow. */
function carryOut(played: PlayedOrder, { step, resubmissionId, now, prove }: Stepping): boolean {
  switch (step.do) {
    case 'start': {
      const start = startEvent(resubmissionId, step, played.revision);
      played.append([start], now);
      const { attemptId } = start.data;
      const settle = { resubmissionId, attemptId, queryNo: 0, now, policy: DELIVERY_POLICY };
      played.append(settleAttempt(played.history, { ...settle, outcome: { outcome: 'succeeded' } }), now);
      played.played.delivered = findResubmission(played.history, resubmissionId)?.status === 'delivered';
      return !played.played.delivered;
    }
    case 'wait':
      hold(played, resubmissionId, now);
      return true;
    case 'prove': {
      const { do: _, ...old } = step;
      played.append([{ type: 'PaymentProofExpired', data: { resubmissionId, ...old } }], now);
      prove(now);
      return true;
    }
    case 'fail':
      played.append([failResubmission(resubmissionId, step.code)], now);
      played.played.refused = true;
      return false;
    case 'ask-a-person':
      played.played.human = true;
      return false;
    default:
      return false;
  }
}

/** The shop stops work on the order and says what it had delivered by then. */
function hold(played: PlayedOrder, resubmissionId: string, now: number): void {
  const time = new Date(now).toISOString();
  const fact: OrderFact<'shop.order.held'> = {
    source: '/shop',
    publisher: 'shop',
    id: `held-${resubmissionId}`,
    type: 'shop.order.held',
    time,
    receivedAt: time,
    data: { resubmissionId, delivered: played.order.unitsOut },
  };
  const { terms } = played.order;
  played.append(snapshotEvents(played.history, { terms, told: [...played.history.told, fact] }), now);
}
