import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { buyerStream, SCHEMA_VERSION, type BuyerEvent, type Language } from '@bujiao/contracts';
import { CommandHandler, StateCache, StreamStates, type EventStore } from '@bujiao/event-store';
import { conflict, EVENT_STORE, type Principal, type Problem } from '@bujiao/platform';
import { zeroTouchConsent, type ConsentText } from '@bujiao/texts';
import {
  evolveConsents,
  giveConsent,
  noConsents,
  withdrawConsent,
  type BuyerConsents,
} from './zero-touch-consent.decider.js';
import type { ZeroTouchConsents } from './zero-touch-consents.port.js';

export interface ConsentView {
  /** The buyer agrees to the text below. */
  readonly given: boolean;
  /** ISO 8601. When they agreed last, also to an older text. */
  readonly at?: string;
  /** The version that they agreed to; an older one no longer counts. */
  readonly agreedVersion?: string;
  readonly language?: Language;
  /** The text that is agreed to now. */
  readonly text: ConsentText;
}

/** Consent to zero touch, in the stream of the buyer: who agreed to which words, when, and when they took it back. */
@Injectable()
export class BuyerZeroTouchConsents implements ZeroTouchConsents {
  private readonly states: StreamStates<BuyerConsents>;
  private readonly commands: CommandHandler<BuyerConsents>;

  constructor(@Inject(EVENT_STORE) store: EventStore) {
    const folding = { initialState: noConsents, evolve: evolveConsents };
    // A consent that was taken back must not count: every question reads the stream, which is short.
    const cache = new StateCache<BuyerConsents>({ capacity: 0, isActive: () => false });
    this.states = new StreamStates(store, folding, cache);
    this.commands = new CommandHandler(this.states);
  }

  async given(buyerId: string): Promise<{ readonly at: string } | undefined> {
    const { given, at } = await this.view(buyerId);
    return given && at !== undefined ? { at } : undefined;
  }

  async view(buyerId: string): Promise<ConsentView> {
    return viewOf((await this.states.loadFresh(buyerStream(buyerId))).state);
  }

  /** Idempotent. @throws `consent-text-changed` where the words that the buyer read are not those of today */
  async give(
    buyer: Principal,
    read: { readonly version: string; readonly language: Language },
  ): Promise<ConsentView> {
    const { code, version } = zeroTouchConsent();
    if (read.version !== version) throw consentTextChanged();
    return this.decide(buyer, (consents) =>
      giveConsent(consents, { code, version, language: read.language }),
    );
  }

  /** Idempotent. */
  withdraw(buyer: Principal): Promise<ConsentView> {
    return this.decide(buyer, withdrawConsent);
  }

  private async decide(
    { id, actor }: Principal,
    decide: (consents: BuyerConsents) => readonly BuyerEvent[],
  ): Promise<ConsentView> {
    const metadata = {
      correlationId: id,
      actor,
      occurredAt: new Date().toISOString(),
      schemaVersion: SCHEMA_VERSION,
    };
    const context = { causationId: randomUUID(), metadata };
    const { state } = await this.commands.handle(buyerStream(id), context, decide);
    return viewOf(state);
  }
}

function viewOf({ zeroTouch }: BuyerConsents): ConsentView {
  const text = zeroTouchConsent();
  if (!zeroTouch) return { given: false, text };
  const { at, text: agreed } = zeroTouch;
  return {
    given: agreed.version === text.version,
    at,
    agreedVersion: agreed.version,
    language: agreed.language,
    text,
  };
}

export const consentTextChanged = (): Problem =>
  conflict('consent-text-changed', 'The text is another one by now: read it again before you agree.');
