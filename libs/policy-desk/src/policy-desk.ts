import { randomUUID } from 'node:crypto';
import { POLICY_STREAM, SCHEMA_VERSION, type Actor, type PolicyEvent } from '@bujiao/contracts';
import { CommandHandler, StateCache, StreamStates, type EventStore } from '@bujiao/event-store';
import { evolvePolicy, unbornPolicy, type PolicyLife } from '@bujiao/policy';

/** Who acts on a version. */
export interface PolicyCause {
  readonly version: string;
  readonly actor: Actor;
}

/** Loads the life of the policy, decides and appends; on a conflict, decides again. */
export class PolicyDesk {
  private readonly commands: CommandHandler<PolicyLife>;

  constructor(store: EventStore) {
    const folding = { initialState: unbornPolicy, evolve: evolvePolicy };
    const cache = new StateCache<PolicyLife>({ capacity: 0, isActive: () => false });
    this.commands = new CommandHandler(new StreamStates(store, folding, cache));
  }

  /** `decide` must be pure. @returns the life after it, and what was recorded now */
  async decide(
    { version, actor }: PolicyCause,
    decide: (life: PolicyLife) => readonly PolicyEvent[],
  ): Promise<{ readonly life: PolicyLife; readonly recorded: readonly string[] }> {
    const metadata = {
      correlationId: version,
      actor,
      occurredAt: new Date().toISOString(),
      schemaVersion: SCHEMA_VERSION,
    };
    const context = { causationId: randomUUID(), metadata };
    const { state, appended } = await this.commands.handle(POLICY_STREAM, context, decide);
    return { life: state, recorded: appended.map(({ type }) => type) };
  }
}
