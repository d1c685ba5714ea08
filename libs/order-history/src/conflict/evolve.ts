import type { FacetEvolvers } from '../evolver.js';
import { sameConflict } from './recorded-conflict.js';

export const conflictEvolvers: FacetEvolvers<'OrderConflictFound' | 'OrderConflictClosed' | 'PersonAsked'> = {
  PersonAsked: (history, { code, known }) => ({ ...history, personAsked: { code, known } }),
  OrderConflictFound: (history, { conflict }, { occurredAt }) => ({
    ...history,
    conflicts: [...history.conflicts, { ...conflict, foundAt: occurredAt }],
  }),
  OrderConflictClosed: (history, data, { occurredAt }) => ({
    ...history,
    conflicts: history.conflicts.map((conflict) =>
      !conflict.closed && sameConflict(conflict, data)
        ? {
            ...conflict,
            closed: { at: occurredAt, by: data.by, ...(data.action && { action: data.action }) },
          }
        : conflict,
    ),
  }),
};
