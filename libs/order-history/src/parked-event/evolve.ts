import type { FacetEvolvers } from '../evolver.js';

/** The edit decides nothing: what the mended event tells is an event of its own, once it is handled. */
export const parkedEventEvolvers: FacetEvolvers<'ParkedEventEdited'> = {
  ParkedEventEdited: (history, _, { causationId }) => ({
    ...history,
    parkedEdits: [...(history.parkedEdits ?? []), causationId],
  }),
};
