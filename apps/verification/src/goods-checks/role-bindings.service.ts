import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { roleStream, SCHEMA_VERSION, systemActor, type Actor, type RoleEvent } from '@bujiao/contracts';
import { CommandHandler, StateCache, StreamStates, type EventStore } from '@bujiao/event-store';
import { EVENT_STORE } from '@bujiao/platform';
import type { GoodsFacts, RoleOwner } from './goods-facts.js';
import {
  claimRole,
  evolveRole,
  ownerFor,
  releaseRole,
  unbound,
  type ClaimRole,
  type RoleBinding,
} from './role-owner.js';

interface RoleCause {
  readonly role: string;
  readonly causationId: string;
  readonly buyerId: string;
  readonly actor: Actor;
}

/** To whom roles are bound, each in a stream of its own: of two buyers who want one at the same moment, one is first. */
@Injectable()
export class RoleBindings {
  private readonly states: StreamStates<RoleBinding>;
  private readonly commands: CommandHandler<RoleBinding>;

  constructor(@Inject(EVENT_STORE) store: EventStore) {
    const folding = { initialState: unbound, evolve: evolveRole };
    // A binding of a moment ago must count: every question reads the stream, which is short.
    const cache = new StateCache<RoleBinding>({ capacity: 0, isActive: () => false });
    this.states = new StreamStates(store, folding, cache);
    this.commands = new CommandHandler(this.states);
  }

  async ownerOf(role: string, buyerId: string): Promise<RoleOwner> {
    return ownerFor((await this.states.loadFresh(roleStream(role))).state, buyerId);
  }

  /** Binds the role to the buyer, or says who was first. Idempotent by resubmission. */
  async claim(role: string, claim: ClaimRole): Promise<NonNullable<GoodsFacts['bound']>> {
    const { buyerId, resubmissionId } = claim;
    // The state of the stream makes it idempotent: an id by the resubmission would drop a claim that follows a release.
    const causationId = `claim:${resubmissionId}:${randomUUID()}`;
    const cause = { role, buyerId, causationId, actor: systemActor('verification') };
    const { claim: held } = await this.decide(cause, (binding) => claimRole(binding, claim));
    if (held?.buyerId !== buyerId) return ownerFor(held ? { claim: held } : {}, buyerId);
    return { wasAnothers: held.takenOver === true && held.resubmissionId === resubmissionId };
  }

  /** Idempotent. */
  async release(role: string, buyerId: string, actor: Actor): Promise<void> {
    const cause = { role, buyerId, causationId: `release:${randomUUID()}`, actor };
    await this.decide(cause, (binding) => releaseRole(binding, buyerId));
  }

  private async decide(
    { role, causationId, buyerId, actor }: RoleCause,
    decide: (binding: RoleBinding) => readonly RoleEvent[],
  ): Promise<RoleBinding> {
    const metadata = {
      correlationId: buyerId,
      actor,
      occurredAt: new Date().toISOString(),
      schemaVersion: SCHEMA_VERSION,
    };
    const { state } = await this.commands.handle(roleStream(role), { causationId, metadata }, decide);
    return state;
  }
}
