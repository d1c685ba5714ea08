import { ApiProblem } from '@bujiao/client';

export { ApiProblem } from '@bujiao/client';

export const hasCode = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof ApiProblem && codes.includes(error.code);

/** Statuses that say of what was read before that it is gone, or not for this person any more. */
const TAKEN_AWAY: readonly number[] = [401, 403, 404, 410];

/** Whether what was read before must not be shown any more. */
export const isTakenAway = (error: unknown): boolean =>
  error instanceof ApiProblem && TAKEN_AWAY.includes(error.status);
