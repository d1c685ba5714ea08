import type { RecordedFeatures } from '@bujiao/contracts';
import type { Policy } from '@bujiao/policy';
import type { TrafficOrder } from '../traffic-order.js';
import { clicksOf, decisionText, type DecidedClick } from './decisions.js';
import { asSent, simulatedClicks, timesOf, withoutAddresses } from './repeat-sample.js';
import type { SentOrder } from './sent-order.js';

/** A click that the product decided otherwise than the traffic, or read otherwise than the simulation. */
export interface Difference {
  /** The id of the traffic. */
  readonly orderId: string;
  readonly kind: string;
  readonly label: TrafficOrder['label'];
  /** Which click of the order, from 1. */
  readonly click: number;
  /** As decided with the times of the traffic, by the simulated deciders with the times that were really sent, and by the product. */
  readonly planned: string;
  readonly repeated: string;
  readonly product: string;
  /** True: at the times that were really sent, the simulated deciders read and decide the same as the product. */
  readonly byClock: boolean;
  /** Features that differ: by the clock between the traffic and the run, else between the simulation and the product. */
  readonly features: readonly string[];
}

export interface Comparison {
  readonly clicks: number;
  readonly differences: readonly Difference[];
}

/**
 * Each click of the sample as it was decided three times: by the deciders on the times of the traffic, by the deciders on the times that
 * were really sent, and by the product. Where the product agrees with the second and not with the first, the clock makes the
 * difference; where it does not agree with the second, nothing explains it.
 */
export function compareSample(sent: readonly SentOrder[], policy: Policy): Comparison {
  // No decision reads more of the traffic than was sent.
  const planned = simulatedClicks(
    sent.map((order) => withoutAddresses(order.planned)),
    policy,
  );
  const repeated = simulatedClicks(sent.map(asSent), policy, timesOf(sent));
  const differences: Difference[] = [];
  let clicks = 0;
  for (const order of sent) {
    const results = order.asks.map(({ result }) => result);
    clicksOf(results, order.history?.events ?? []).forEach((product, i) => {
      clicks += 1;
      const compared = {
        product,
        planned: planned.get(order.planned.orderId)?.[i],
        repeated: repeated.get(order.orderId)?.[i],
      };
      const difference = differenceOf(order.planned, i + 1, compared);
      if (difference) differences.push(difference);
    });
  }
  return { clicks, differences };
}

interface Compared {
  readonly product: DecidedClick;
  readonly planned: DecidedClick | undefined;
  readonly repeated: DecidedClick | undefined;
}

function differenceOf(
  { orderId, kind, label }: TrafficOrder,
  click: number,
  { product, planned, repeated }: Compared,
): Difference | undefined {
  const texts = { product: textOf(product), planned: textOf(planned), repeated: textOf(repeated) };
  const readOtherwise = differingFeatures(repeated, product);
  const byClock = texts.product === texts.repeated && readOtherwise.length === 0;
  if (byClock && texts.product === texts.planned) return undefined;
  const features = byClock ? differingFeatures(planned, product) : readOtherwise;
  return { orderId, kind, label, click, ...texts, byClock, features };
}

const textOf = (click: DecidedClick | undefined): string => (click ? decisionText(click) : 'no such click');

/** Names and both values of the features that two decisions read otherwise. */
function differingFeatures(one: DecidedClick | undefined, other: DecidedClick | undefined): string[] {
  const [a, b] = [valuesOf(one), valuesOf(other)];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])]
    .filter((name) => a[name] !== b[name])
    .map((name) => `${name} ${a[name] ?? 'no data'} -> ${b[name] ?? 'no data'}`);
}

const valuesOf = (click: DecidedClick | undefined): RecordedFeatures['values'] =>
  click?.decided?.features?.values ?? {};
