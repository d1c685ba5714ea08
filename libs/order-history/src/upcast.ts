import { shapeVersionOf, type OrderEventType, type OrderFacts } from '@bujiao/contracts';
import type { HistoryEvent } from './evolver.js';
import { legacyFacts } from './order/legacy-facts.js';

type Upcaster = (data: never) => object;

/** Version 1 held one merged value a field; each becomes a fact of its own. */
const withLegacyFacts = (data: { readonly facts: OrderFacts }): object => ({
  ...data,
  told: legacyFacts(data.facts),
});

/** For each event type, how version 1, 2, … becomes the next one. */
const UPCASTERS: { readonly [T in OrderEventType]?: readonly Upcaster[] } = {
  OrderSnapshotTaken: [withLegacyFacts],
  OriginalOrderChanged: [withLegacyFacts],
};

/** The event in the newest version of its schema. Events are stored as they were written and upcast on every read. */
export function upcast<E extends HistoryEvent>(event: E): E {
  const steps = UPCASTERS[event.type as OrderEventType];
  const from = event.metadata.schemaVersion ?? 1;
  if (!steps || from >= shapeVersionOf(event.type as OrderEventType)) return event;
  const data = steps.slice(from - 1).reduce<object>((older, step) => step(older as never), event.data);
  return { ...event, data };
}
