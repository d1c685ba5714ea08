import { uuidOf } from '@bujiao/event-store';

/**
 * The id of an attempt: the same for the same attempt, whoever makes it. What it claims and calls is keyed by it; never change it.
 * The quantity is part of it: if less is owed by the time an attempt is recorded, what was claimed before for more is another claim,
 * and giving that back touches no card of this one.
 */
export const attemptIdOf = (resubmissionId: string, attemptNo: number, quantity: number): string =>
  uuidOf(`attempt\n${resubmissionId}\n${attemptNo}\n${quantity}`);
