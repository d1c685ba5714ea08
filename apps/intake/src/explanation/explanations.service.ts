import { Inject, Injectable } from '@nestjs/common';
import { orderStream } from '@bujiao/contracts';
import type { EventStore, RecordedEvent } from '@bujiao/event-store';
import {
  codeOfDecision,
  emptyHistory,
  evolve,
  explainDecision,
  orderOf,
  unitsOf,
  type OrderHistory,
} from '@bujiao/order-history';
import { EVENT_STORE } from '@bujiao/platform';
import { layersFor, type Policy } from '@bujiao/policy';
import { PolicyReader } from '@bujiao/policy-desk';
import { sentenceOf } from '@bujiao/texts';
import type { FoundOrder } from '../order-page/order-page.service.js';
import { BuyerCounter } from '../resubmission-requests/buyer-counts.service.js';
import { withRecord } from '../resubmission-requests/request-resubmission.decider.js';
import { buyerExplanation, decisionLine, ruleLine, type ExplanationView } from './explanation-view.js';
import { recordedDecisions } from './recorded-decisions.js';

/** Why an order may or may not be resubmitted, now or as of a moment, and what was decided about it until then. */
@Injectable()
export class Explanations {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly policies: PolicyReader,
    private readonly counter: BuyerCounter,
  ) {}

  /** @param asOf ms since the epoch; what was recorded or received later is left out */
  async of({ record }: FoundOrder, asOf: number): Promise<ExplanationView> {
    const until = new Date(asOf).toISOString();
    const slice = await this.store.read(orderStream(record.orderId));
    const events = slice.events.filter(({ metadata }) => metadata.occurredAt <= until);
    const told = record.told.filter(({ receivedAt }) => receivedAt <= until);
    const history = withRecord(events.reduce(evolve, emptyHistory()), { terms: record.terms, told });
    const policy = await this.policyAt(asOf);
    const byVersion = await this.policiesOf(events, policy);
    const counts = await this.counter.countsFor(policy, termsOf(history, record), asOf);
    const { decision, rules } = explainDecision({ history, policy, now: asOf, ...counts });
    const recorded = recordedDecisions(events, (version) => byVersion.get(version) ?? policy);
    return {
      orderId: record.orderId,
      asOf: until,
      policy: { version: policy.version, layers: layersFor(policy, termsOf(history, record)) },
      decision: {
        do: decision.do,
        code: codeOfDecision(decision),
        sentence: sentenceOf(decision, orderOf(history) ? unitsOf(history).missing : 0),
      },
      rules: rules.map(ruleLine),
      recorded: recorded.map(decisionLine),
      forBuyer: buyerExplanation({ history, decision, rules, recorded }),
    };
  }

  /** The version in force at a moment; before the first one, the first one: the installation decided by it before it had a name. */
  private async policyAt(at: number): Promise<Policy> {
    const inForceNow = await this.policies.inForce(Date.now());
    const [first] = this.policies.life.activations;
    if (first && Date.parse(first.from) > at) return this.policies.ofVersion(first.version);
    return (await this.policies.inForce(at)) ?? inForceNow;
  }

  private async policiesOf(
    events: readonly RecordedEvent[],
    policy: Policy,
  ): Promise<ReadonlyMap<string | undefined, Policy>> {
    const named = new Set(events.map(({ metadata }) => metadata.ruleVersion));
    const found = [...named].map(
      async (version) => [version, await this.policies.ofVersion(version)] as const,
    );
    return new Map([[undefined, policy], ...(await Promise.all(found))]);
  }
}

const termsOf = (history: OrderHistory, record: FoundOrder['record']): FoundOrder['terms'] =>
  orderOf(history)?.terms ?? record.terms;
