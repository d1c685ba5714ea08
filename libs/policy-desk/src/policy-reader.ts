import { POLICY_STREAM } from '@bujiao/contracts';
import type { EventStore } from '@bujiao/event-store';
import { evolvePolicy, unbornPolicy, type Policy, type PolicyLife } from '@bujiao/policy';
import { SHIPPED, shippedText } from '@bujiao/policy/document';
import { PolicyUnavailable, type Policies } from './policies.port.js';
import { policyIn, readVersion } from './read-policy.js';

export interface PolicyReaderOptions {
  /** What became wrong, or undefined when it is right again. Called once for each change. */
  readonly onProblem: (problem: string | undefined) => void;
}

interface Begun {
  /** ms since the epoch. */
  readonly from: number;
  readonly version: string;
}

/**
 * Follows the stream of the policy and keeps its versions in memory. It reads when it is told to: a reader of one small stream needs no
 * subscription, which would wake the process at every event of every order.
 */
export class PolicyReader implements Policies {
  private folded: PolicyLife = unbornPolicy();
  private revision = -1;
  /** Newest first. */
  private activations: readonly Begun[] = [];
  /** By version; undefined: this release cannot read it. */
  private readonly policies = new Map<string, Policy | undefined>();
  private last: Policy | undefined;
  private reading: Promise<void> | undefined;
  private trouble: string | undefined = 'not read yet';

  constructor(
    private readonly store: EventStore,
    private readonly options: PolicyReaderOptions,
  ) {}

  /** As of the last read. */
  get life(): PolicyLife {
    return this.folded;
  }

  /** Why the version in force is not the one that decides here; undefined while it is. */
  get problem(): string | undefined {
    return this.trouble;
  }

  /** The version that decided last; undefined before the first read. */
  get deciding(): string | undefined {
    return this.last?.version;
  }

  /** As of the last read: another one where a version was saved, approved or put in force, or has begun to decide. */
  get mark(): string {
    return `${this.revision}/${this.last?.version ?? ''}/${this.trouble ?? ''}`;
  }

  inForce(now: number): Policy | Promise<Policy> {
    return this.atHand(now) ?? this.afterRead(() => this.atHand(now));
  }

  ofVersion(version: string | undefined): Policy | Promise<Policy> {
    if (version === undefined) return this.inForce(Date.now());
    const known = this.policies.get(version);
    if (known) return known;
    return this.afterRead(() => this.policyOf(version) ?? this.atHand(Date.now()));
  }

  /** Reads what is new; calls during a read share it. Never throws: what is wrong is in {@link problem}. */
  read(): Promise<void> {
    this.reading ??= this.readNow().finally(() => (this.reading = undefined));
    return this.reading;
  }

  private async readNow(): Promise<void> {
    try {
      const { events } = await this.store.read(POLICY_STREAM, { from: this.revision + 1 });
      this.folded = events.reduce(evolvePolicy, this.folded);
      this.revision = events.at(-1)?.revision ?? this.revision;
      if (events.length > 0) this.takeActivations();
      this.report(this.problemNow());
    } catch (error) {
      this.report(`the event store does not answer (${(error as Error).message})`);
    }
  }

  private takeActivations(): void {
    this.activations = this.folded.activations
      .map(({ from, version }) => ({ from: Date.parse(from), version }))
      .reverse();
    for (const { version } of this.activations) this.policyOf(version);
  }

  /** Without a read. The rules that decided last stay, where those in force cannot be read. */
  private atHand(now: number): Policy | undefined {
    const begun = this.activations.find(({ from }) => from <= now);
    const policy = begun && this.policies.get(begun.version);
    if (policy) this.last = policy;
    return policy ?? this.last;
  }

  private problemNow(): string | undefined {
    const begun = this.activations.find(({ from }) => from <= Date.now());
    if (!begun) return 'no version is in force';
    this.atHand(Date.now());
    return this.policies.get(begun.version) ? undefined : `${begun.version} cannot be read by this release`;
  }

  private async afterRead(find: () => Policy | undefined): Promise<Policy> {
    await this.read();
    const policy = find();
    if (!policy) throw new PolicyUnavailable(this.trouble ?? 'no version is in force');
    return policy;
  }

  /** Reads the text of a version once. One that ships is known without the store. */
  private policyOf(version: string): Policy | undefined {
    if (this.policies.has(version)) return this.policies.get(version);
    const saved = this.folded.versions.get(version);
    const text = saved?.text ?? shippedTextOf(version);
    if (text === undefined) return undefined;
    const policy = saved ? readVersion(saved) : policyIn(text);
    this.policies.set(version, policy);
    return policy;
  }

  private report(problem: string | undefined): void {
    if (problem === this.trouble) return;
    this.trouble = problem;
    this.options.onProblem(problem);
  }
}

const shippedTextOf = (version: string): string | undefined =>
  SHIPPED.map(shippedText).find((text) => text.includes(`\npolicy: ${version}\n`));
