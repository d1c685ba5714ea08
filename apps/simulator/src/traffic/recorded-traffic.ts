import type { EventMetadata } from '@bujiao/contracts';
import type { Policy } from '@bujiao/policy';
import { RiskLedger, type LedgerEvent } from '@bujiao/risk';
import { planTraffic } from './plan-traffic.js';
import { playTraffic } from './play/play-traffic.js';

/** An event of a simulated order, as its stream would hold it. */
export interface TrafficEvent {
  readonly type: string;
  readonly data: object;
  readonly metadata: EventMetadata;
  readonly revision: number;
}

/** What the simulated orders' streams hold, by order; each event names the policy that decided. */
export function recordedTraffic(
  plan: Parameters<typeof planTraffic>[0],
  policy: Policy,
): ReadonlyMap<string, readonly TrafficEvent[]> {
  const ledger = new StreamLedger(policy.version);
  playTraffic(planTraffic(plan), policy, { ledger });
  return ledger.streams;
}

/** A ledger that also keeps every event, by order. */
export class StreamLedger extends RiskLedger {
  readonly streams = new Map<string, TrafficEvent[]>();

  constructor(private readonly version: string) {
    super();
  }

  override take(taken: LedgerEvent): void {
    super.take(taken);
    const { orderId, event } = taken;
    const stream = this.streams.get(orderId) ?? [];
    this.streams.set(orderId, stream);
    const metadata = { ...(taken.metadata as EventMetadata), ruleVersion: this.version };
    stream.push({ ...event, metadata, revision: stream.length });
  }
}
