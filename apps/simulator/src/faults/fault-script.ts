import { hashOf, SeededRandom } from '../random/seeded-random.js';

/** One fault on demand. */
export interface FaultRule<Kind extends string> {
  readonly fault: Kind;
  /** Properties that a request must have for the rule to apply. @default every request */
  readonly match?: Readonly<Record<string, string>>;
  /** How many matching requests it hits; afterwards the rule is spent. @default no limit */
  readonly times?: number;
  /**
   * Share of the matching requests that it hits, 0 to 1. Drawn from the seed and the request's `key`, so that it does not depend
   * on the order in which requests arrive. @default 1
   */
  readonly probability?: number;
  /** Code to answer with, where the fault has one. */
  readonly code?: number;
  /** How long the answer is held back, milliseconds, where the fault does that. */
  readonly delayMs?: number;
  /** How many queries answer `processing` before the truth, where the fault does that. */
  readonly queries?: number;
}

/** What a request is judged by: `key` names it for good, `properties` are what rules match. */
export interface FaultSubject {
  readonly key: string;
  readonly properties: Readonly<Record<string, string | undefined>>;
}

interface LiveRule<Kind extends string> {
  readonly rule: FaultRule<Kind>;
  hits: number;
}

/** The faults of one server: rules in the order they were added; the first that applies wins. */
export class FaultScript<Kind extends string> {
  private live: LiveRule<Kind>[] = [];

  constructor(
    private readonly seed = 1,
    rules: readonly FaultRule<Kind>[] = [],
  ) {
    this.add(...rules);
  }

  add(...rules: readonly FaultRule<Kind>[]): void {
    this.live.push(...rules.map((rule) => ({ rule, hits: 0 })));
  }

  clear(): void {
    this.live = [];
  }

  list(): (FaultRule<Kind> & { readonly hits: number })[] {
    return this.live.map(({ rule, hits }) => ({ ...rule, hits }));
  }

  /** The rule that hits this request, which counts as one of its `times`. Only rules of `kinds`, where they are named. */
  take(subject: FaultSubject, kinds?: readonly Kind[]): FaultRule<Kind> | undefined {
    const found = this.live.find(
      (live) => (!kinds || kinds.includes(live.rule.fault)) && this.applies(live, subject),
    );
    if (found) found.hits += 1;
    return found?.rule;
  }

  private applies({ rule, hits }: LiveRule<Kind>, { key, properties }: FaultSubject): boolean {
    if (hits >= (rule.times ?? Infinity)) return false;
    if (!Object.entries(rule.match ?? {}).every(([name, wanted]) => properties[name] === wanted))
      return false;
    return new SeededRandom(this.seed ^ hashOf(rule.fault + key)).chance(rule.probability ?? 1);
  }
}
