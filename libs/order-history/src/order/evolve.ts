import type { FacetEvolvers } from '../evolver.js';
import { addFacts } from './order-record.js';

export const orderEvolvers: FacetEvolvers<'OrderSnapshotTaken' | 'OriginalOrderChanged'> = {
  OrderSnapshotTaken: (history, { terms, told }) => ({
    ...history,
    terms,
    told: addFacts(history.told, told),
  }),
  OriginalOrderChanged: (history, { told }) => ({ ...history, told: addFacts(history.told, told) }),
};
