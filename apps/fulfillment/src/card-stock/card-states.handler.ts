import { Controller } from '@nestjs/common';
import type { OrderEvents } from '@bujiao/contracts';
import { ProjectsEvents, type BusEvent } from '@bujiao/event-bus';
import { CardStock } from './card-stock.repository.js';

/** Pause between two writes: the rows are in no hurry, and many at once cost hardly more than one. */
const PACE = { paceMs: 20 };

/** Moves cards on to what the history says of them. The history decides; the rows follow. */
@Controller()
export class CardStatesHandler {
  constructor(private readonly stock: CardStock) {}

  @ProjectsEvents('fulfillment-card-states', ['DeliveryAttemptSucceeded', 'CardSecretsRevealed'], PACE)
  async project(events: readonly BusEvent[]): Promise<void> {
    const delivered = events
      .filter(({ type }) => type === 'DeliveryAttemptSucceeded')
      .map(({ data }) => data as OrderEvents['DeliveryAttemptSucceeded'])
      .filter(({ cardIds }) => cardIds !== undefined)
      .map(({ attemptId }) => attemptId);
    const revealed = events
      .filter(({ type }) => type === 'CardSecretsRevealed')
      .flatMap(({ data }) => (data as OrderEvents['CardSecretsRevealed']).cardIds);
    await this.stock.markDelivered(delivered);
    await this.stock.markRevealed(revealed);
  }
}
