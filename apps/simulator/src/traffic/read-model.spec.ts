import { createHash } from 'node:crypto';
import type { OrderEvent } from '@bujiao/contracts';
import type { BusEvent } from '@bujiao/event-bus';
import { gatherRows } from '@bujiao/projections';
import { RiskLedger, riskRulesOf, score, type Features, type LedgerEvent } from '@bujiao/risk';
import {
  RISK_EVIDENCE,
  RISK_ORDERS,
  RISK_REQUESTS,
  RiskHistoryRows,
  verificationDatabase,
  type JudgedBuyer,
  type VerificationDatabase,
} from '@bujiao/verification/testing';
import { planTraffic } from './plan-traffic.js';
import { playTraffic } from './play/play-traffic.js';
import { standardPolicy } from './traffic-command.js';

const RULES = riskRulesOf(standardPolicy());
if (!RULES) throw new Error('the policy standard does not score');

let database: VerificationDatabase;
beforeAll(async () => {
  database = await verificationDatabase();
});
afterAll(() => database.close());

type Step = { readonly event: LedgerEvent } | { readonly judged: JudgedBuyer; readonly features: Features };

/** Everything that a run told its ledger and asked of it, in order. */
class RecordingLedger extends RiskLedger {
  readonly steps: Step[] = [];

  override take(event: LedgerEvent): void {
    this.steps.push({ event });
    super.take(event);
  }

  override featuresOf(judged: JudgedBuyer): Features {
    const features = super.featuresOf(judged);
    this.steps.push({ judged, features });
    return features;
  }
}

/** Ids of the traffic are readable; the store's are UUIDs. */
const uuidOf = (id: string): string =>
  createHash('sha256')
    .update(id)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, '$1-$2-$3-$4-$5');

function busEvent({ orderId, event, metadata }: LedgerEvent, revision: number): BusEvent {
  const { resubmissionId, evidenceId } = event.data as {
    readonly resubmissionId?: string;
    readonly evidenceId?: string;
  };
  const data = {
    ...event.data,
    ...(resubmissionId && { resubmissionId: uuidOf(resubmissionId) }),
    ...(evidenceId && { evidenceId: uuidOf(evidenceId) }),
  } as OrderEvent['data'];
  return {
    id: `e${revision}`,
    source: 'traffic',
    type: event.type,
    orderId,
    time: metadata.occurredAt,
    data,
    recorded: {
      revision,
      metadata: { ...metadata, correlationId: orderId, causationId: 'x', schemaVersion: 2 },
    },
  };
}

describe('the read model of the product and the ledger of the simulation', () => {
  it('see the same features of every request of a sample, and so decide alike', async () => {
    const ledger = new RecordingLedger();
    playTraffic(planTraffic({ seed: 11, orders: 300, malicious: 0.4 }), standardPolicy(), { ledger });
    const rows = new RiskHistoryRows(database.pool);
    let waiting: BusEvent[] = [];
    let revision = 0;
    let judged = 0;
    const bands = new Set<string>();
    for (const step of ledger.steps) {
      if ('event' in step) {
        revision += 1;
        waiting.push(busEvent(step.event, revision));
        continue;
      }
      await rows.saveOrders(gatherRows(RISK_ORDERS, waiting));
      await rows.saveRequests(gatherRows(RISK_REQUESTS, waiting));
      await rows.saveEvidence(gatherRows(RISK_EVIDENCE, waiting));
      waiting = [];
      const features = await rows.featuresOf(step.judged);
      expect([step.judged, score(features, RULES)]).toEqual([step.judged, score(step.features, RULES)]);
      expect([step.judged, features]).toEqual([step.judged, step.features]);
      bands.add(score(features, RULES).band);
      judged += 1;
    }
    expect(judged).toBeGreaterThan(250);
    expect(bands.size).toBeGreaterThan(1);
  }, 240_000);
});
