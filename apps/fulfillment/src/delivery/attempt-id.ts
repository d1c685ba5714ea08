import { uuidOf } from '@bujiao/event-store';

export interface AttemptKey {
  readonly resubmissionId: string;
  readonly attemptNo: number;
  readonly quantity: number;
  /** Last revision of the history that the attempt is decided on. */
  readonly revision: number;
}

/**
 * The id of an attempt, and of what is reserved for it: the same for every process that decides on the same history. An attempt is
 * recorded at the head that it was decided on, so once the stream has grown without it, no attempt of this id can be recorded any
 * more, and what is reserved for it can be given back. Never change it.
 */
export const attemptIdOf = ({ resubmissionId, attemptNo, quantity, revision }: AttemptKey): string =>
  uuidOf(`attempt\n${resubmissionId}\n${attemptNo}\n${quantity}\n${revision}`);

/** As attempts were named until 2026-11: a process of that version may still hold reservations under it. */
export const formerAttemptIdOf = ({ resubmissionId, attemptNo, quantity }: AttemptKey): string =>
  uuidOf(`attempt\n${resubmissionId}\n${attemptNo}\n${quantity}`);
