import type { Outside } from '@bujiao/effects';
import type { Sentence } from '@bujiao/contracts';
import type { BusEvent } from '@bujiao/event-bus';
import { impactSentence } from '@bujiao/texts';

/** What a handler would do about an event today. Orders with the same outcome are counted together. */
export interface Impact {
  /** Stable code; `nothing` where the history already says all. */
  readonly outcome: string;
  /** The English of {@link sentence}. */
  readonly text: string;
  /** The outcome in words; the same for all orders with the outcome. */
  readonly sentence: Sentence;
  /** The English of {@link calls}. */
  readonly outside?: string;
  /** Whom it would call, such as `supplier jd`; absent where it reaches nobody. */
  readonly calls?: Sentence;
}

/** @param calls whom it would call */
export const impact = (outcome: string, sentence: Sentence, calls?: Sentence): Impact => ({
  outcome,
  text: sentence.en,
  sentence,
  ...(calls && { outside: calls.en, calls }),
});

export const NOTHING: Impact = impact('nothing', impactSentence('nothing'));

/** What a handler may do beyond the tables of its own service. */
export interface Reach {
  /** Whom it may reach: a replay leaves it out then. */
  readonly outside: readonly Outside[];
  /** Types of the events that it may append. */
  readonly appends: readonly string[];
}

/**
 * The dry run of one consumer group: its deciders on a history, without appending. It calls nobody: it runs behind the fence of
 * its job, where a call would throw.
 */
export interface HandlerImpact<History> {
  readonly group: string;
  readonly types: readonly string[];
  /** By event type, all of `types`. What is left out here is taken to reach outside, and fails a spec. */
  readonly reach: Readonly<Record<string, Reach>>;
  /** Called with the history that the order has now. What it throws counts as a failure of the handler. */
  impactOf(event: BusEvent, history: History): Impact;
}

/** A group's dry run, with a way to the histories that it needs. */
export interface GroupImpact {
  readonly group: string;
  readonly types: readonly string[];
  readonly reach: Readonly<Record<string, Reach>>;
  of(event: BusEvent): Promise<Impact>;
}

/** @param historyOf the order's history as the store has it now */
export const groupImpact = <History>(
  handler: HandlerImpact<History>,
  historyOf: (orderId: string) => Promise<History>,
): GroupImpact => ({
  group: handler.group,
  types: handler.types,
  reach: handler.reach,
  of: async (event) => impactOn(handler, event, await historyOf(event.orderId)),
});

/** Of a projection it is known what it does about any event: it writes rows, and the newer ones stay. */
export const projectionImpact = (group: string, types: readonly string[]): GroupImpact => ({
  group,
  types,
  reach: {},
  of: () => Promise.resolve(impact('writes-rows', impactSentence('writes-rows', { group }))),
});

function impactOn<History>(handler: HandlerImpact<History>, event: BusEvent, history: History): Impact {
  try {
    return handler.impactOf(event, history);
  } catch (error) {
    const { code } = error as { code?: unknown };
    const name = typeof code === 'string' ? code : (error as Error).name;
    return impact(`fails:${name}`, impactSentence('fails', { code: name }));
  }
}

/** Orders with one outcome. */
export interface OutcomeCount extends Impact {
  readonly orders: number;
  /** The first of them. */
  readonly examples: readonly string[];
}

const MOST_EXAMPLES = 5;

/** Counts orders by what would be done about them. An order counts for the first of its events that something would be done about. */
export class ImpactCount {
  private readonly byOrder = new Map<string, Impact>();

  add(orderId: string, impact: Impact): void {
    const known = this.byOrder.get(orderId);
    if (known === undefined || known.outcome === NOTHING.outcome) this.byOrder.set(orderId, impact);
  }

  get orders(): number {
    return this.byOrder.size;
  }

  /** The most frequent first. */
  outcomes(): readonly OutcomeCount[] {
    const counts = new Map<string, { impact: Impact; orders: number; examples: string[] }>();
    for (const [orderId, impact] of this.byOrder) {
      const count = counts.get(impact.outcome) ?? { impact, orders: 0, examples: [] };
      counts.set(impact.outcome, count);
      count.orders += 1;
      if (count.examples.length < MOST_EXAMPLES) count.examples.push(orderId);
    }
    return [...counts.values()]
      .map(({ impact, orders, examples }) => ({ ...impact, orders, examples }))
      .sort((a, b) => b.orders - a.orders || a.outcome.localeCompare(b.outcome));
  }
}
