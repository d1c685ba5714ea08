import { addDecision, emptyTally, pastDecisions, reportOf, type Judge, type Tally } from '@bujiao/backtest';
import { recordedDecisions } from '@bujiao/intake/testing';
import { judgeByPolicy } from '@bujiao/verification/testing';
import { recordedTraffic, type TrafficEvent } from './recorded-traffic.js';
import { standardPolicy } from './traffic-command.js';

const STANDARD = standardPolicy();
const ORDERS = 10_000;
const AS_OF = Date.parse('2028-01-01T00:00:00.000Z');

let streams: ReadonlyMap<string, readonly TrafficEvent[]>;
beforeAll(() => {
  streams = recordedTraffic({ seed: 301, orders: ORDERS, malicious: 0.1 }, STANDARD);
}, 180_000);

/** Tries a policy on all streams, also by the policy that decided them. */
function tried(draft: Judge, before: Judge): Tally {
  const tally = emptyTally();
  for (const [orderId, events] of streams)
    for (const decision of pastDecisions(events, { asOf: AS_OF }))
      addDecision(tally, { orderId, decision, draft, before });
  return tally;
}

describe('10,000 simulated orders', () => {
  it('are explained as they were decided', () => {
    const disagreeing: string[] = [];
    let explained = 0;
    for (const [orderId, events] of streams)
      for (const decision of recordedDecisions(events, () => STANDARD)) {
        explained += 1;
        if (!decision.agrees) disagreeing.push(`${orderId}: ${decision.code}`);
      }
    expect(streams.size).toBeGreaterThan(ORDERS * 0.7);
    expect(explained).toBeGreaterThan(ORDERS);
    expect(disagreeing).toEqual([]);
  });

  it('are decided the same again by the policy that decided them', () => {
    const standard = judgeByPolicy(STANDARD);
    const { decisions, repeated, comparison, notTold, incomplete } = reportOf(tried(standard, standard));
    expect(decisions).toBeGreaterThan(ORDERS * 0.7);
    expect(repeated).toEqual({ decisions, different: 0, examples: [] });
    expect(comparison).toMatchObject({ changed: 0, mostChanged: [] });
    expect([notTold, incomplete]).toEqual([[], undefined]);
    for (const { old, new: now, name } of [...(comparison?.factors ?? []), ...(comparison?.rules ?? [])])
      expect([name, now]).toEqual([name, old]);
  });
});
