import { Injectable } from '@nestjs/common';
import { fetchOutside } from '@bujiao/effects';
import { Config, unavailable, type CallerHeaders, type Problem } from '@bujiao/platform';

export interface CardSecret {
  readonly cardNo: string;
  readonly cardPassword: string;
  readonly expiry?: string;
}

export interface RevealedCards {
  readonly orderId: string;
  readonly resubmissionId: string;
  /** As it was recorded: fulfillment checks it against the history itself. */
  readonly revealKey: string;
}

/** ms */
const TIMEOUT = 5_000;

export const cardsUnavailable = (cause?: unknown): Problem =>
  unavailable('cards-unavailable', 'The cards cannot be read right now. Send the same request again.', {
    cause,
  });

/** Asks fulfillment for the secrets of cards whose reveal is recorded, with the buyer's own token: no service holds a master key to secrets. */
@Injectable()
export class IssuedCards {
  constructor(private readonly config: Config) {}

  async open(reveal: RevealedCards, caller: CallerHeaders): Promise<readonly CardSecret[]> {
    try {
      const response = await fetchOutside(
        'secret-reveal',
        `${this.config.fulfillmentUrl}/issued-cards/open`,
        {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...caller },
          body: JSON.stringify(reveal),
          signal: AbortSignal.timeout(TIMEOUT),
        },
      );
      if (!response.ok) throw new Error(`fulfillment answered ${response.status}`);
      return ((await response.json()) as { cards: readonly CardSecret[] }).cards;
    } catch (cause) {
      throw cardsUnavailable(cause);
    }
  }
}
